"""Chaser or repeat complaint? The customer's own contacts on a case (case-loop.md §6)."""

import datetime

from django.utils import timezone

from nuanju.cases import clocks
from nuanju.cases.choices import InboundKind
from nuanju.cases.figures import figure
from nuanju.cases.models import InboundContact


def take(case, *, words: str, by, call_ref: str = "") -> InboundContact:
    """Record a contact; after a due, a promised date or the close it is a repeat complaint, before it a chaser."""
    return InboundContact.objects.create(
        case=case, kind=kind_now(case), words=words, by=by if by.pk else None, at=timezone.now(), call_ref=call_ref
    )


def kind_now(case) -> str:
    if not case.is_open or clocks.is_overdue(case) or _promise_broken(case):
        return InboundKind.REPEAT
    return InboundKind.CHASE


def same_customer_count(case) -> int:
    """1 + the household's repeats of the round + one for every third chaser; contacts within two hours are one."""
    contacts = InboundContact.objects.filter(case=case)
    if case.issue_round_id:
        contacts = InboundContact.objects.filter(case__issue_round=case.issue_round)
        if case.household_id:
            contacts = contacts.filter(case__household=case.household)
    return count(contacts.order_by("at").values_list("at", "kind"))


def count(contacts) -> int:
    """`contacts` are (moment, kind) in order of time."""
    gap = datetime.timedelta(hours=float(figure("contacts_are_one_hours")))
    repeats = chasers = 0
    last = None
    for at, kind in contacts:
        if last is None or at - last >= gap:
            repeats += kind == InboundKind.REPEAT or (kind == InboundKind.FIRST and last is not None)
            chasers += kind == InboundKind.CHASE
            last = at
    return 1 + repeats + chasers // int(figure("chasers_per_repeat"))


def _promise_broken(case) -> bool:
    latest = case.solutions.exclude(consent="").order_by("-number").first()
    return bool(latest and latest.promised_on < timezone.localdate())
