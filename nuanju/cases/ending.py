"""The end of a case: its pause, its requests, its clocks and the round of its issue follow; called inside the verb that ends it, or
that takes it out of a round."""

from django.db.models import Max
from django.utils import timezone

from nuanju.cases import clocks, decisions, pausing
from nuanju.cases.choices import OPEN
from nuanju.cases.models import Case
from nuanju.issues.verbs import drop, hold, mark_closed


def close(case, *, by) -> None:
    """Closed, for whatever reason: what still runs stops now."""
    case.closed_at = timezone.now()
    _settle(case, by=by)
    clocks.end(case, by=by)
    _rest(case)


def void(case, *, by) -> None:
    """Merged, withdrawn or misfiled: its clocks count in no measure."""
    case.closed_at = None
    _settle(case, by=by)
    clocks.void(case, by=by)
    _rest(case)


def _settle(case, *, by) -> None:
    """A pause is over; a request still waiting could never be decided, and reopened the case has other grounds."""
    pausing.lift(case, by=by)
    decisions.lapse(case, by=by, why="诉求已结束")


def _rest(case) -> None:
    """When no other case of the round is open, the gap to the next round starts to run."""
    if case.issue_round_id is None:
        return
    hold(case.issue_round)  # two cases closing at once see each other's end
    if not Case.objects.filter(issue_round=case.issue_round_id, state__in=OPEN).exclude(pk=case.pk).exists():
        mark_closed(case.issue_round, at=case.closed_at or timezone.now())


def leave(issue_round) -> None:
    """A case was found to be of another issue: the round it left goes on without it, ends as its others ended, or
    never was. A round nobody is in must not stay open: it would keep the issue in term for ever."""
    hold(issue_round)
    others = Case.objects.filter(issue_round=issue_round)
    if not others.exists():
        drop(issue_round)
    elif not others.filter(state__in=OPEN).exists():
        mark_closed(issue_round, at=others.aggregate(last=Max("closed_at"))["last"] or timezone.now())
