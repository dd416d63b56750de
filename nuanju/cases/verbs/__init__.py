"""The verbs of the loop, one module each."""

from nuanju.cases.verbs.accept import accept
from nuanju.cases.verbs.add_media import add_media
from nuanju.cases.verbs.agree import agree
from nuanju.cases.verbs.agree_date import agree_date
from nuanju.cases.verbs.answer import answer
from nuanju.cases.verbs.archive import archive
from nuanju.cases.verbs.arrive import arrive
from nuanju.cases.verbs.ask_cancel import ask_cancel
from nuanju.cases.verbs.ask_help import ask_help
from nuanju.cases.verbs.ask_lower import ask_lower
from nuanju.cases.verbs.ask_pause import ask_pause
from nuanju.cases.verbs.assign import assign
from nuanju.cases.verbs.bring_in import bring_in
from nuanju.cases.verbs.cancel import cancel
from nuanju.cases.verbs.chase import chase
from nuanju.cases.verbs.check_rain import check_rain
from nuanju.cases.verbs.classify import classify
from nuanju.cases.verbs.close import close
from nuanju.cases.verbs.close_unreached import close_unreached
from nuanju.cases.verbs.complete import complete
from nuanju.cases.verbs.confirm import confirm
from nuanju.cases.verbs.contact import contact
from nuanju.cases.verbs.correct_caller import correct_caller
from nuanju.cases.verbs.correct_place import correct_place
from nuanju.cases.verbs.decide_pause import decide_pause
from nuanju.cases.verbs.decide_revision import decide_revision
from nuanju.cases.verbs.dispatch import dispatch
from nuanju.cases.verbs.end_help import end_help
from nuanju.cases.verbs.force import force
from nuanju.cases.verbs.hand_over import hand_over
from nuanju.cases.verbs.log_contact import log_contact
from nuanju.cases.verbs.lower import lower
from nuanju.cases.verbs.make_safe import make_safe
from nuanju.cases.verbs.merge import merge
from nuanju.cases.verbs.miss_follow_up import miss_follow_up
from nuanju.cases.verbs.note import note
from nuanju.cases.verbs.note_progress import note_progress
from nuanju.cases.verbs.propose import propose
from nuanju.cases.verbs.propose_special import propose_special
from nuanju.cases.verbs.rate import rate
from nuanju.cases.verbs.reassess import reassess
from nuanju.cases.verbs.reassign import reassign
from nuanju.cases.verbs.record_rain import record_rain
from nuanju.cases.verbs.refuse_cancel import refuse_cancel
from nuanju.cases.verbs.refuse_lower import refuse_lower
from nuanju.cases.verbs.refuse_special import refuse_special
from nuanju.cases.verbs.register import register
from nuanju.cases.verbs.reject import reject
from nuanju.cases.verbs.reopen import reopen
from nuanju.cases.verbs.resume import resume
from nuanju.cases.verbs.reveal_phone import reveal_phone
from nuanju.cases.verbs.revise import revise
from nuanju.cases.verbs.rule_anew import rule_anew
from nuanju.cases.verbs.send_back import send_back
from nuanju.cases.verbs.send_to_rework import send_to_rework
from nuanju.cases.verbs.set_checklist import set_checklist
from nuanju.cases.verbs.set_deadline import set_deadline
from nuanju.cases.verbs.set_figure import set_figure
from nuanju.cases.verbs.set_severity_rules import set_severity_rules
from nuanju.cases.verbs.special_close import special_close
from nuanju.cases.verbs.withdraw_help import withdraw_help

__all__ = [
    "accept",
    "add_media",
    "agree",
    "agree_date",
    "answer",
    "archive",
    "arrive",
    "ask_cancel",
    "ask_help",
    "ask_lower",
    "ask_pause",
    "assign",
    "bring_in",
    "cancel",
    "chase",
    "check_rain",
    "classify",
    "close",
    "close_unreached",
    "complete",
    "confirm",
    "contact",
    "correct_caller",
    "correct_place",
    "decide_pause",
    "decide_revision",
    "dispatch",
    "end_help",
    "force",
    "hand_over",
    "log_contact",
    "lower",
    "make_safe",
    "merge",
    "miss_follow_up",
    "note",
    "note_progress",
    "propose",
    "propose_special",
    "rate",
    "reassess",
    "reassign",
    "record_rain",
    "refuse_cancel",
    "refuse_lower",
    "refuse_special",
    "register",
    "reject",
    "reopen",
    "resume",
    "reveal_phone",
    "revise",
    "rule_anew",
    "send_back",
    "send_to_rework",
    "set_checklist",
    "set_deadline",
    "set_figure",
    "set_severity_rules",
    "special_close",
    "withdraw_help",
]
