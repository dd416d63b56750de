"""Files of reports and answers are seen by whoever sees the case."""

from nuanju.core import files
from nuanju.escalation.models import ProgressReport, Supervision


def may_see_report(user, pk: int) -> bool:
    return ProgressReport.objects.visible_to(user).filter(pk=pk).exists()


def may_see_supervision(user, pk: int) -> bool:
    return Supervision.objects.visible_to(user).filter(pk=pk).exists()


files.register_visibility("escalation.progressreport", may_see_report)
files.register_visibility("escalation.supervision", may_see_supervision)
