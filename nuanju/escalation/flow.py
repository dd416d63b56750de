"""The life of a supervision: asked, answered, accepted or asked again."""

from nuanju.core.flow import Flow
from nuanju.escalation import rights

FLOW = Flow(
    rights,
    supervise=("", "asked", "supervision.asked"),
    answer_supervision=("asked", "answered", "supervision.answered"),
    ask_again=("answered", "asked", "supervision.asked_again"),
    close_supervision=("answered", "closed", "supervision.closed"),
    lift_supervision=("asked answered", "closed", "supervision.lifted"),
)
