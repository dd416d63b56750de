"""Rows of the ladder, of progress reports and of supervision."""

from nuanju.escalation.models.escalations import Escalation
from nuanju.escalation.models.reports import ProgressReport, ReportDuty
from nuanju.escalation.models.supervisions import Supervision, SupervisionTurn

__all__ = ["Escalation", "ProgressReport", "ReportDuty", "Supervision", "SupervisionTurn"]
