"""One version of a solution, shared by propose, agree and revise."""

import datetime
from typing import NamedTuple

from django.utils import timezone

from nuanju.cases import checks, clocks, rulings
from nuanju.cases.choices import Consent, CostBearer, Gap, Kind, Ruling
from nuanju.cases.models import Solution
from nuanju.core import files
from nuanju.core.refusals import Invalid, Refused
from nuanju.customers.queries import may_consent


class Plan(NamedTuple):
    """What is to be done, at whose cost, until when."""

    cause: str
    measure: str
    cost_bearer: str
    promised_on: datetime.date
    ruling: str = ""  # empty: the one the case has
    interim: bool = False


def write(
    case, plan: Plan, *, by, consent: str = "", consent_note: str = "", approved_by=None, photos: tuple[str, ...] = ()
) -> Solution:
    """Add the next version; consent needs its evidence and somebody entitled to give it."""
    ruling = plan.ruling or case.warranty_ruling
    rulings.check(case, ruling, by=by, proof=bool(photos))
    if consent:
        entitled(case, consent, consent_note)
    if case.kind == Kind.COMMITMENT_COMPLAINT and not photos and not files.of(case).exists():
        raise Invalid("promise_text_missing", "photos")
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
        ruling=Ruling(ruling),
        consent=Consent(consent) if consent else "",
        consent_note=checks.line(consent_note, 200),
        consented_at=now if consent else None,
        approved_by=approved_by,
    )


def entitled(case, consent: str, note: str = "") -> None:
    """Buyer or co-owner, or a written authorisation named in the note; nobody can be asked where there is no number."""
    if consent == Consent.ANONYMOUS:
        if Gap.NO_PHONE not in case.gaps:
            raise Invalid("only_without_phone", "consent")
    elif case.customer and case.household and "授权" not in note and not may_consent(case.household, case.customer):
        raise Refused("consent_not_party", case, name=case.customer.name)


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
