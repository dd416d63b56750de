"""What can be done on the ladder."""

from nuanju.escalation.verbs.answer_supervision import answer_supervision
from nuanju.escalation.verbs.ask_again import ask_again
from nuanju.escalation.verbs.close_supervision import close_supervision
from nuanju.escalation.verbs.lift_supervision import lift_supervision
from nuanju.escalation.verbs.report_progress import report_progress
from nuanju.escalation.verbs.supervise import supervise

__all__ = [
    "answer_supervision",
    "ask_again",
    "close_supervision",
    "lift_supervision",
    "report_progress",
    "supervise",
]
