"""One version of a solution, shared by propose, agree and revise."""

import datetime
from typing import NamedTuple

from django.utils import timezone

from nuanju.cases import checks, clocks, evidence, rulings
from nuanju.cases.choices import Approval, Cause, Consent, CostBearer, Exclusion, Kind, Ruling
from nuanju.cases.models import Solution
from nuanju.core import files
from nuanju.core.refusals import Invalid


class Plan(NamedTuple):
    """What is to be done, at whose cost, until when."""

    cause: str
    measure: str
    cost_bearer: str
    promised_on: datetime.date
    ruling: str = ""  # empty: the one the case has
    interim: bool = False
    exclusion: str = ""  # with the ruling `excluded`: why
    customer_told: bool = False  # and that he may ask for a review
    cause_code: str = ""  # what the survey found, when it names one


class Given(NamedTuple):
    """The customer's consent with what proves it."""

    consent: str = ""
    note: str = ""
    call_ref: str = ""


NONE = Given()


def write(case, plan: Plan, *, by, given: Given = NONE, approval: str = "", photos: tuple[str, ...] = ()) -> Solution:
    """Add the next version; consent needs its evidence and somebody entitled to give it."""
    consent, consent_note = given.consent, given.note
    ruling = plan.ruling or case.warranty_ruling
    rulings.check(case, ruling, by=by, proof=bool(photos) and plan.customer_told, exclusion=plan.exclusion)
    rulings.confirm(case, plan.ruling, by=by)
    if consent:
        evidence.check(case, consent, note=consent_note, call_ref=given.call_ref, files=photos)
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
        cause_code=Cause(plan.cause_code) if plan.cause_code else "",
        measure=checks.text(plan.measure, "measure", "content_missing"),
        cost_bearer=CostBearer(plan.cost_bearer),
        promised_on=plan.promised_on,
        ruling=Ruling(ruling),
        exclusion=_exclusion(case, plan) if ruling == Ruling.EXCLUDED else "",
        consent=Consent(consent) if consent else "",
        consent_note=checks.line(consent_note, 200),
        consented_at=now if consent else None,
        call_ref=given.call_ref[:64] if consent == Consent.RECORDING else "",
        approval=approval,
    )


def _exclusion(case, plan: Plan) -> str:
    """The reason given now, else the one the case was ruled out of scope with."""
    return Exclusion(plan.exclusion) if plan.exclusion else case.exclusion


def told(solution: Solution) -> dict:
    """What the event keeps of a version."""
    return {
        "number": solution.number,
        "measure": solution.measure,
        "promised_on": solution.promised_on,
        "consent": Consent(solution.consent).label if solution.consent else "",
        "interim": solution.interim,
        "ruling": solution.ruling,
        "waits": solution.approval == Approval.ASKED,
    }
