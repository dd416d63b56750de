"""Who was first: the last thing that happened to a case, for whoever comes too late."""

from nuanju.core import events, keeping
from nuanju.core.refusals import Refused
from nuanju.core.web.marks import moment

LATE = ("wrong_state", "changed_meanwhile")


def last(case):
    """The last event of the loop itself, without the clocks'."""
    return keeping.history(case).filter(kind__startswith="case.").exclude(kind="case.phone_revealed").first()


def told(refusal: Refused, case) -> str:
    """The refusal's sentence; for one who came too late, who did what when."""
    event = last(case) if refusal.code in LATE else None
    if event is None:
        return refusal.sentence
    return f"{event.actor_name} {moment(event.at)} 已{events.sentence(event)}。这一步现在不能做，请看最新情况；您填写的内容还在。"
