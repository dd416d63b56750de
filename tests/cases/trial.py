"""What every verb is tried for: who may, in which states, and that a refusal leaves no trace."""

import datetime
from contextlib import contextmanager

import pytest
from django.db import transaction

from nuanju.cases.choices import State
from nuanju.cases.flow import FLOW
from nuanju.cases.models import Case
from nuanju.core.events import sentence
from nuanju.core.models import Event
from nuanju.core.refusals import Denied, Refused
from nuanju.sla import queries as sla
from tests.cast import PLAIN, STAFF

HOUR = datetime.timedelta(hours=1)
DAY = datetime.timedelta(days=1)


@contextmanager
def refused(code: str, case=None):
    """Refused by this name, in a sentence that can be said; the case is as it was."""
    before = case and _trace(case)
    with pytest.raises(Refused) as caught, transaction.atomic():
        yield caught
    assert caught.value.code == code
    assert "{" not in caught.value.sentence
    assert case is None or _trace(case) == before


def who_may(cast, case, verb: str) -> set[str]:
    """Of everybody in the cast."""
    people = [who for who, *_ in STAFF] + [who for who, _ in PLAIN]
    return {who for who in people if FLOW.may(getattr(cast, who), case, verb)}


def states_of(case, do) -> set[str]:
    """The states in which `do(case)` is not turned away for the state."""
    return {state for state in State.values if _passes(case, state, do)}


def told(case) -> str:
    """The last thing that happened to the case, in words."""
    return sentence(Event.objects.filter(subject_id=case.pk, kind__startswith="case.").latest("id"))


def story(case) -> list[str]:
    """Everything that happened to the case itself, in words."""
    return [sentence(e) for e in Event.objects.filter(subject_id=case.pk, kind__startswith="case.").order_by("id")]


def clocks(case) -> dict[str, str]:
    """Each clock's kind with how it stands; the latest of a kind counts."""
    return {t.kind: _stand(t) for t in sla.timers(case)}


def running(case) -> set[str]:
    return {t.kind for t in sla.open_timers(case)}


def due(case, kind: str) -> str:
    """When the latest clock of a kind is due, in local time."""
    return f"{sla.latest(case, kind).due_at.astimezone(ZONE):%m-%d %H:%M}"


ZONE = datetime.timezone(datetime.timedelta(hours=8))


def _stand(timer) -> str:
    if timer.cancelled_at:
        return "void"
    return "running" if timer.is_running else "met" if timer.was_met else "late"


def _passes(case, state: str, do) -> bool:
    with transaction.atomic():
        Case.objects.filter(pk=case.pk).update(state=state)
        try:
            with transaction.atomic():
                do(Case.objects.get(pk=case.pk))
                return True
        except Denied:
            return False
        except Refused as refusal:
            return refusal.code != "wrong_state"
        finally:
            transaction.set_rollback(True)


def _trace(case) -> tuple:
    rows = Case.objects.filter(pk=case.pk).values().get()
    timers = [(t.kind, t.due_at, t.ended_at) for t in sla.timers(case)]
    return rows, timers, Event.objects.filter(subject_id=case.pk).count()
