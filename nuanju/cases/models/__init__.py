"""The case and the rows its steps leave behind."""

from nuanju.cases.models.case import Case
from nuanju.cases.models.checklist import Checklist
from nuanju.cases.models.figure import Figure
from nuanju.cases.models.overlays import (
    Assist,
    CancelRequest,
    Conversion,
    Copy,
    InboundContact,
    Note,
    Pause,
    SpecialClosing,
)
from nuanju.cases.models.rain import HeavyRain, RainCheck
from nuanju.cases.models.severity import Lowering, MediaEntry, SeverityRules
from nuanju.cases.models.steps import Acceptance, CompletionReport, Contact, FollowUp, Solution
from nuanju.cases.queryset import CaseQuerySet

__all__ = [
    "Acceptance",
    "Assist",
    "CancelRequest",
    "Case",
    "CaseQuerySet",
    "Checklist",
    "CompletionReport",
    "Contact",
    "Conversion",
    "Copy",
    "Figure",
    "FollowUp",
    "HeavyRain",
    "InboundContact",
    "Lowering",
    "MediaEntry",
    "Note",
    "Pause",
    "RainCheck",
    "SeverityRules",
    "Solution",
    "SpecialClosing",
]
