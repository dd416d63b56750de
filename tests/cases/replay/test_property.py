"""Replaying a case's events gives the levels it really had, at the moments it really had them."""

import datetime

import pytest
import time_machine
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from hypothesis import HealthCheck, event, given, settings

from nuanju.cases.inbound import counting
from nuanju.cases.models import Case
from nuanju.cases.publiclink import visitor
from nuanju.cases.severity import rules
from nuanju.cases.severity.replay import reading
from nuanju.cases.severity.replay.run import Counting, replay
from nuanju.core.actors import SYSTEM
from nuanju.core.models import Event
from tests.cases import stories
from tests.cases.replay.histories import ACTS, GRID, HOMES, SECOND, Teller
from tests.cases.test_walks import PEOPLE
from tests.jobs import run_jobs


@pytest.fixture
def someone(cast):
    return lambda case, i: [*(getattr(cast, p) for p in PEOPLE), SYSTEM, visitor(case)][i]


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(acts=ACTS)
def test_a_replay_gives_the_recorded_levels(cast, someone, acts):
    with time_machine.travel("2026-03-09T10:00+08:00", tick=False) as clock, transaction.atomic():
        Teller(cast, clock, someone).tell(acts)
        for case, recorded, replayed in both():
            assert replayed == recorded, (case, recorded, replayed)
            event(f"{len(recorded)} changes")
        for moved in Event.objects.filter(kind="timer.tightened"):  # no rise makes a due later
            due, old = (datetime.datetime.fromisoformat(moved.data[k]) for k in ("due_at", "old_due_at"))
            assert due < old
        transaction.set_rollback(True)


def test_a_trigger_named_again_after_a_fall_is_replayed(cast, clock, someone):
    acts = [
        ("register", 0),
        ("force", 0),
        ("lower", 0),
        ("force", 0),
        ("force", 1),
        ("force", 2),
        ("lower", 1),
        ("chase", 0),
    ]
    Teller(cast, clock, someone).tell([*acts, ("force", 1), ("force", 2), ("wait", 10)])
    [(_, recorded, replayed)] = both()
    assert replayed == recorded
    assert [rung for _, _, rung in recorded] == [2, 0, 2, 3, 4, 1, 3, 4]


def test_promises_count_the_whole_of_their_kind_in_a_replay_too(cast, clock, someone):
    teller = Teller(cast, clock, someone)
    for home, code in zip(
        HOMES, ("H03.02.01.04", "H03.02.01.01", "H03.02.02.01", "H03.02.01.01", "H03.02.01.04"), strict=True
    ):
        clock.shift(SECOND)
        stories.registered(cast, code=code, house=getattr(cast, home), customer=None)
        run_jobs()
    assert teller.case(0).kind == "commitment_complaint"
    told = list(both())
    assert [replayed for _, _, replayed in told] == [recorded for _, recorded, _ in told]
    assert told[0][1][-1][1] == "hot"


def both():
    """Each case with its changes of level as recorded and as replayed under the rules it was registered under."""
    project = reading.around(Q())
    cases = {c.pk: c for c in Case.objects.all()}
    for told in reading.pasts(sorted(cases), project):
        case = cases[told.past.life.case]
        found = replay(
            told.past, project, rules.of(case), until=timezone.now(), grid=GRID, counting=Counting(*counting())
        )
        yield case, [tuple(r) for r in told.recorded], [(r.at, r.level, r.rung) for r in found]
