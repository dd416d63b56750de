"""What each verb asks for, declared once: web forms, REST schemas and their checks all come from here."""

from nuanju.cases.inputs import fields as f
from nuanju.cases.models import Case
from nuanju.escalation import verbs
from nuanju.escalation.models import Supervision


class ReportProgress(f.Input):
    text: str = f.words("进展情况")
    next_step: str = f.words("下一步")
    next_on: f.Day = f.day("下一步日期")
    photos: f.Photos = f.photos()


class Supervise(f.Input):
    ask: str = f.words("督办要求")
    due_at: f.Moment = f.moment("回复期限（不填则按时限表）")


class AnswerSupervision(f.Input):
    text: str = f.words("回复内容")
    photos: f.Photos = f.photos()


class CloseSupervision(f.Input):
    note: str = f.line("说明", default="")


class LiftSupervision(f.Input):
    reason: str = f.words("撤回原因")


ON_CASE: dict[str, type[f.Input]] = {"report_progress": ReportProgress, "supervise": Supervise}
ON_SUPERVISION: dict[str, type[f.Input]] = {
    "answer_supervision": AnswerSupervision,
    "ask_again": Supervise,
    "close_supervision": CloseSupervision,
    "lift_supervision": LiftSupervision,
}


def perform(verb: str, subject: Case | Supervision, given: f.Input, *, by):
    """Run a verb on a subject the actor may see; raises the verb's own refusals."""
    return getattr(verbs, verb)(subject, by=by, **given.model_dump())
