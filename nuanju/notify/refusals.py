"""What the notices refuse."""

from nuanju.core.refusals import declare

declare(
    effective_in_past="生效日期不能早于今天：已发出的通知用的是当时的内容。",
    already_sent="这条通知已经发出、正在发送，或者没有可用的地址，不能重新发送。",
)
