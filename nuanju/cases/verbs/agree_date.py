"""Agree a date: the customer consents to a later completion; the original due is kept for the reports."""

import datetime

from django.utils import timezone

from nuanju.cases import checks, clocks
from nuanju.cases.figures import figure
from nuanju.cases.flow import FLOW
from nuanju.core.refusals import Invalid, Refused
from nuanju.org.choices import Role


def agree_date(case, *, agreed_on: datetime.date, evidence: str, by, seen: int):
    """Up to the factor of the class limit the port's head may; beyond it the project GM."""
    why = checks.text(evidence, "evidence", "consent_missing")
    if agreed_on <= timezone.localdate():
        raise Invalid("promised_past", "agreed_on")
    with FLOW.advance(case, "agree_date", by=by, seen=seen, agreed_on=agreed_on, evidence=why) as row:
        factor = figure("agreed_date_factor")
        if agreed_on > clocks.longest_agreed(row, factor) and not by.holds(Role.PROJECT_GM, row.project_id):
            raise Refused("promised_too_late", row, factor=factor.normalize())
        clocks.agree(row, agreed_on, by=by)
    return case
