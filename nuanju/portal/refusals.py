"""What the customer is told when his answer comes too late."""

from nuanju.core.refusals import declare

declare(
    withdraw_too_late="这件事已经有人在处理，不能在这里撤回；不再需要处理时，请致电400或直接告诉处理人。",
    withdrawn_already="这件事已经撤回，不用再点。",
)
