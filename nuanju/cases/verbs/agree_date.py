"""Agree a date: the customer consents to a later completion; the original due is kept for the reports."""

import datetime

from django.utils import timezone

from nuanju.cases import checks, clocks
from nuanju.cases.choices import Severity
from nuanju.cases.figures import figure
from nuanju.cases.flow import FLOW
from nuanju.cases.ladder import stands_as_regional_gm
from nuanju.core.refusals import Invalid, Refused
from nuanju.org.choices import Role


def agree_date(case, *, agreed_on: datetime.date, evidence: str, by, seen: int):
    """Up to the factor of the class limit the port's head may; beyond it the project GM."""
    why = checks.text(evidence, "evidence", "consent_missing")
    if agreed_on <= timezone.localdate():
        raise Invalid("promised_past", "agreed_on")
    with FLOW.advance(case, "agree_date", by=by, seen=seen, agreed_on=agreed_on, evidence=why) as row:
        if row.severity == Severity.MAJOR:
            _plan_of_major(row, agreed_on, by)
        else:
            _within_factor(row, agreed_on, by)
        clocks.agree(row, agreed_on, by=by)
    return case


def _within_factor(row, agreed_on: datetime.date, by) -> None:
    factor = figure("agreed_date_factor")
    if agreed_on > clocks.longest_agreed(row, factor) and not by.holds(Role.PROJECT_GM, row.project_id):
        raise Refused("promised_too_late", row, factor=factor.normalize())


def _plan_of_major(row, agreed_on: datetime.date, by) -> None:
    """The plan of a major case is approved by the regional GM, one that takes longer than the figure by the group."""
    days = int(figure("major_plan_days"))
    longer = agreed_on > timezone.localdate(row.registered_at) + datetime.timedelta(days=days)
    group = by.may("approve_hot", row.project_id)
    if not group and (longer or not stands_as_regional_gm(by, row.project)):
        raise Refused("major_plan_above_you", row, days=days, approver="集团客服总监" if longer else "区域总经理")
