"""Whatever rises, falls, leaves and returns come together: one row per change, and nobody below the level answers."""

import datetime

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nuanju.core.models import Event
from nuanju.escalation import ladder
from nuanju.escalation.jobs import sweep
from nuanju.escalation.models import ReportDuty
from nuanju.org.models import Absence, Post
from nuanju.sla import queries as sla
from nuanju.sla.sweep import sweep as sweep_clocks
from tests.escalation import stories

PEOPLE = ("eng_head", "eng_deputy", "gm", "cs_manager", "city_gm", "regional_gm", "vp")
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("rise"), st.integers(1, 4)),
        st.tuples(st.just("fall"), st.integers(0, 3)),
        st.tuples(st.just("away"), st.sampled_from(PEOPLE)),
        st.tuples(st.just("back"), st.sampled_from(PEOPLE)),
        st.tuples(st.just("wait"), st.integers(1, 60)),
        st.tuples(st.just("report"), st.none()),
    ),
    min_size=1, max_size=12,
)  # fmt: skip
CHANGES = ("case.severity_raised", "case.severity_lowered", "case.handed_over")


@pytest.mark.django_db
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_one_row_per_change_and_the_responsible_stands_high_enough(cast, run_jobs, acts):
    with time_machine.travel(stories.MONDAY, tick=False) as clock, transaction.atomic():
        Post.objects.filter(pk=cast.post.gm.pk).update(deputy=cast.cs_manager)
        case = stories.normal(cast)
        for act, what in acts:
            clock.shift(stories.SECOND)
            _do(cast, clock, case, act, what)
            run_jobs()
            sweep()
            run_jobs()
            _holds(case)
        transaction.set_rollback(True)


def _do(cast, clock, case, act, what) -> None:
    case.refresh_from_db()
    match act:
        case "rise" if what > case.rung:
            stories.lift(case, what, ladder.person_on(case, what))
        case "fall" if what < case.rung:
            stories.fall(case, what, ladder.person_on(case, what))
        case "away":
            stories.away(getattr(cast, what), since=datetime.datetime.now(datetime.UTC))
        case "back":
            Absence.objects.filter(user=getattr(cast, what)).delete()
        case "wait":
            clock.shift(what * stories.HOUR)
            sweep_clocks()
        case "report" if case.rung:
            stories.report(case, case.responsible)


def _holds(case) -> None:
    case.refresh_from_db()
    changes = Event.objects.filter(subject_id=case.pk, subject_type="cases.case", kind__in=CHANGES).order_by("pk")
    assert list(case.escalations.order_by("event").values_list("event", flat=True)) == [e.pk for e in changes]
    if not case.rung:
        assert not ReportDuty.objects.running().filter(case=case).exists()
        return
    from_here_up = list(ladder.chain(ladder.post_on(case, case.rung), case.project))
    assert case.responsible_id in {pk for post in from_here_up for pk in (post.holder_id, post.deputy_id)}
    duty = ReportDuty.objects.running().get(case=case)
    assert (duty.rung, duty.due_at) == (case.rung, sla.next_due(duty, kinds=None))
