"""One version of a solution, shared by propose, agree and revise."""

import datetime
from typing import NamedTuple

from django.utils import timezone

from nuanju.cases import checks, clocks
from nuanju.cases.choices import Consent, CostBearer, Ruling
from nuanju.cases.models import Solution
from nuanju.core.refusals import Invalid


class Plan(NamedTuple):
    """What is to be done, at whose cost, until when."""

    cause: str
    measure: str
    cost_bearer: str
    promised_on: datetime.date
    ruling: str
    interim: bool = False


def write(case, plan: Plan, *, by, consent: str = "", consent_note: str = "", approved_by=None) -> Solution:
    """Add the next version; consent needs its evidence."""
    if plan.promised_on < timezone.localdate():
        raise Invalid("promised_past", "promised_on")
    if plan.interim and not clocks.may_be_interim(case):
        raise Invalid("interim_not_here", "interim")
    now = timezone.now()
    return Solution.objects.create(
        case=case,
        number=case.solutions.count() + 1,
        by=by if by.pk else None,
        at=now,
        interim=plan.interim,
        cause=checks.text(plan.cause, "cause")[:500],
        measure=checks.text(plan.measure, "measure", "content_missing"),
        cost_bearer=CostBearer(plan.cost_bearer),
        promised_on=plan.promised_on,
        ruling=Ruling(plan.ruling),
        consent=Consent(consent) if consent else "",
        consent_note=checks.line(consent_note, 200),
        consented_at=now if consent else None,
        approved_by=approved_by,
    )


def told(solution: Solution) -> dict:
    """What the event keeps of a version."""
    return {
        "number": solution.number,
        "measure": solution.measure,
        "promised_on": solution.promised_on,
        "consent": Consent(solution.consent).label if solution.consent else "",
        "interim": solution.interim,
        "ruling": solution.ruling,
    }
