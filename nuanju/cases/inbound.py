"""Chaser or repeat complaint? The customer's own contacts on a case (case-loop.md §6)."""

import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from nuanju.cases import clocks
from nuanju.cases.choices import InboundKind, State
from nuanju.cases.figures import figures
from nuanju.cases.models import InboundContact

DONE = (State.PENDING_ACCEPTANCE, State.PENDING_FOLLOW_UP)


def take(case, *, words: str, by, call_ref: str = "", kind: str = "") -> InboundContact:
    """Record a contact; after a due, a promised date or the close it is a repeat complaint, before it a chaser."""
    return InboundContact.objects.create(
        case=case, kind=kind or kind_now(case), words=words, by=by if by.pk else None, at=timezone.now(),
        call_ref=call_ref,
    )  # fmt: skip


def take_first(case) -> InboundContact:
    """The contact that brought the case: for a household that has a case on the event already it is one more."""
    joins = case.issue_round and case.issue_round.opened_at < case.registered_at
    earlier = same_voice(case).exclude(pk=case.pk).order_by("-registered_at").first() if joins else None
    return InboundContact.objects.create(
        case=case, kind=kind_now(earlier) if earlier else InboundKind.FIRST, words=case.words, by=case.registered_by,
        at=case.registered_at, call_ref=case.call_ref,
    )  # fmt: skip


def count_if_filed(case) -> int:
    """The household's count on an event its new case would join; 1 when it opens the event."""
    earlier = same_voice(case).order_by("-registered_at").first() if case.issue_round_id else None
    if earlier is None:
        return 1
    return same_customer_count(earlier) + (kind_now(earlier) == InboundKind.REPEAT)


def kind_now(case) -> str:
    if not case.is_open or clocks.is_overdue(case) or _promise_broken(case):
        return InboundKind.REPEAT
    return InboundKind.CHASE


def same_customer_count(case) -> int:
    """1 + the household's repeats of the round + one for every third chaser; contacts within two hours are one."""
    contacts = InboundContact.objects.filter(case__in=same_voice(case))
    return count(contacts.order_by("at").values_list("at", "kind"))


def same_voice(case) -> QuerySet:
    """The cases of the round by this household; somebody without a house counts as one by person or number."""
    mine = Q(pk__in=[])
    if case.household_id:
        mine = Q(household=case.household_id)
    elif case.customer_id:
        mine = Q(household=None, customer=case.customer_id)
    elif case.callback_phone:
        mine = Q(household=None, callback_phone=case.callback_phone)
    cases = type(case).objects.exclude(state=State.CANCELLED)
    me = Q(pk=case.pk)  # within a verb its row may not say yet which round it has joined
    if case.pk:
        me |= Q(merged_into=case.pk)  # whatever round it was in
    return cases.filter(me | mine & Q(issue_round=case.issue_round_id)) if case.issue_round_id else cases.filter(me)


def count(contacts) -> int:
    """`contacts` are (moment, kind) in order of time."""
    return tally(contacts, *counting())


def counting() -> tuple[datetime.timedelta, int]:
    """Within which time contacts are one, and how many chasers make a repeat."""
    hours, per_repeat = figures("contacts_are_one_hours", "chasers_per_repeat")
    return datetime.timedelta(hours=float(hours)), int(per_repeat)


def tally(contacts, gap: datetime.timedelta, per_repeat: int) -> int:
    """The count itself, pure."""
    repeats = chasers = 0
    last = None
    for at, kind in contacts:
        if last is None or at - last >= gap:
            repeats += kind == InboundKind.REPEAT or (kind == InboundKind.FIRST and last is not None)
            chasers += kind == InboundKind.CHASE
            last = at
    return 1 + repeats + chasers // per_repeat


def _promise_broken(case) -> bool:
    """The date the customer agreed to has passed, and the work was not reported by then."""
    latest = case.solutions.agreed().order_by("-number").first()
    if latest is None or latest.promised_on >= timezone.localdate():
        return False
    report = case.completions.order_by("-round").first() if case.state in DONE else None
    return report is None or timezone.localdate(report.at) > latest.promised_on
