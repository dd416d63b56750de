"""Ask for a pause, decide it, resume: no clock stops before the approval, each rung approves its days."""

import datetime

import pytest
from django.utils import timezone

from nuanju.cases import verbs
from nuanju.cases.jobs import resume_due
from nuanju.core.actors import SYSTEM
from nuanju.org.models import CityCompany, Post
from nuanju.sla import queries as sla
from nuanju.sla.sweep import sweep
from tests.cases import stories
from tests.cases.trial import DAY, due, refused, running, states_of, told, who_may

WALL = "H01.02.01.01"


def ask(cast, case, days=3, **given):
    day = timezone.localdate() + datetime.timedelta(days=days)
    given = {"reason": "no_access", "evidence": "业主出差", "resume_on": day, "by": cast.handler} | given
    return verbs.ask_pause(case, **given)


def decide(cast, case, **given):
    return verbs.decide_pause(case, **{"approved": True, "by": cast.eng_head} | given)


def paused(case) -> set[str]:
    return {t.kind for t in sla.open_timers(case) if t.open_pause()}


def test_only_the_approval_stops_the_clocks(cast):
    case = ask(cast, stories.in_progress(cast, code=WALL))
    assert (paused(case), told(case)) == (set(), "申请挂起（无法入户）至2026-03-12：业主出差")
    decide(cast, case)
    assert (paused(case), told(case)) == ({"completion", "progress_note"}, "挂起申请批准")
    assert (case.due_at, case.state) == (None, "in_progress")


def test_what_was_left_runs_on(cast, monday):
    case = decide(cast, ask(cast, stories.in_progress(cast, code=WALL)))
    monday.shift(2 * DAY)
    verbs.resume(case, by=cast.handler)
    assert (due(case, "completion"), told(case), paused(case)) == ("03-18 10:00", "恢复处理", set())
    assert case.due_at == sla.next_due(case, None)


@pytest.mark.parametrize("swept_first", [True, False])
def test_it_ends_on_its_date_by_itself(cast, monday, swept_first):
    case = decide(cast, ask(cast, stories.in_progress(cast, code=WALL)))
    monday.shift(2 * DAY)
    resume_due()
    assert paused(case)
    monday.shift(14.1 * 3600)  # Thursday just after midnight
    for job in (sweep, resume_due) if swept_first else (resume_due, sweep):
        job()
    case.refresh_from_db()
    assert (paused(case), due(case, "completion"), told(case)) == (set(), "03-19 00:00", "恢复处理")
    assert case.pauses.get().ended_at


def test_refused_it_leaves_nothing(cast):
    case = decide(cast, ask(cast, stories.in_progress(cast)), approved=False)
    assert (paused(case), told(case)) == (set(), "挂起申请不批准")
    assert ask(cast, case).pauses.count() == 2


@pytest.mark.parametrize(
    ("days", "may"),
    [
        (3, {"eng_head", "gm", "city_gm", "regional_gm"}),
        (4, {"gm", "city_gm", "regional_gm"}),
        (15, {"gm", "city_gm", "regional_gm"}),
        (16, {"regional_gm"}),
    ],
)
def test_each_rung_approves_its_days(cast, days, may):
    case = ask(cast, stories.in_progress(cast), days)
    assert who_may(cast, case, "decide_pause") == {"eng_head", "eng_deputy", "gm", "city_gm", "regional_gm"}
    for who in {"eng_head", "gm", "city_gm", "regional_gm"} - may:
        with refused("pause_above_you", case) as caught:
            decide(cast, case, by=getattr(cast, who))
        assert str(days) in caught.value.sentence
    decide(cast, case, by=getattr(cast, min(may)))


def test_without_a_region_the_city_gm_stands_on_its_rung(cast):
    case = ask(cast, stories.in_progress(cast), 20)
    CityCompany.objects.update(region=None)
    case = type(case).objects.get(pk=case.pk)
    decide(cast, case, by=cast.city_gm)


def test_nobody_approves_his_own(cast):
    case = verbs.dispatch(stories.assigned(cast), handler=cast.eng_head, by=cast.eng_head)
    verbs.contact(case, method="phone", content="约了", by=cast.eng_head)
    ask(cast, case, by=cast.eng_head)
    with refused("pause_own", case):
        decide(cast, case)
    assert decide(cast, case, by=cast.gm)


def test_one_at_a_time(cast):
    case = ask(cast, stories.in_progress(cast))
    with refused("pause_wait", case):
        ask(cast, case)
    decide(cast, case)
    with refused("pause_wait", case):
        ask(cast, case)
    with refused("pause_none", case):
        decide(cast, case)


def test_what_does_not_fit(cast):
    case = stories.in_progress(cast)
    for code, given in (
        ("pause_past", {"days": 0}),
        ("reason_missing", {"evidence": ""}),
        ("pause_total", {"days": 61}),
    ):
        with refused(code, case):
            ask(cast, case, **given)
    with refused("pause_not_paused", case):
        verbs.resume(case, by=cast.handler)
    assert ask(cast, case, 90, reason="weather_season")


def test_all_pauses_together_have_a_limit(cast, monday):
    case = decide(cast, ask(cast, stories.in_progress(cast), 40), by=cast.regional_gm)
    monday.shift(35 * DAY)
    verbs.resume(case, by=cast.handler)
    with refused("pause_total", case):
        ask(cast, case, 26)
    assert ask(cast, case, 25)


def test_before_the_contact_only_a_customer_who_cannot_be_reached(cast, monday):
    case = stories.dispatched(cast)
    with refused("pause_contact_clock", case):
        ask(cast, case)
    for hours in (1, 2, 22):
        with refused("pause_unreachable_proof", case):
            ask(cast, case, reason="customer_unreachable")
        verbs.log_contact(case, method="phone", reached=False, content="关机", by=cast.handler)
        monday.shift(hours * 3600)
    verbs.log_contact(case, method="phone", reached=False, content="关机", by=cast.handler)
    decide(cast, ask(cast, case, reason="customer_unreachable"))
    assert paused(case) == {"contact"}
    monday.shift(DAY)
    verbs.contact(case, method="phone", content="打通了", by=cast.handler)  # the pause is over with it
    assert (paused(case), case.pauses.get().ended_at) == (set(), timezone.now())


def test_making_safe_never_waits(cast):
    case = stories.contacted(cast, code="H04.01.01.01")
    with refused("pause_make_safe", case):
        ask(cast, case)
    verbs.make_safe(case, measure="断水", by=cast.handler)
    assert ask(cast, case)


def test_the_report_ends_it_and_a_request_falls_with_it(cast, monday):
    case = decide(cast, ask(cast, stories.in_progress(cast)))
    monday.shift(DAY)
    stories.complete(cast, case)
    assert (paused(case), case.pauses.get().ended_at) == (set(), timezone.now())
    assert running(case) == {"completion", "acceptance", "progress_note"}
    other = stories.complete(cast, ask(cast, stories.in_progress(cast)))
    with refused("pause_none", other):
        decide(cast, other)


def test_while_there_is_work(cast):
    case = ask(cast, stories.in_progress(cast))
    assert states_of(case, lambda c: decide(cast, c)) == {
        "dispatched", "contacted", "in_progress", "rework", "pending_acceptance",
    }  # fmt: skip
    assert who_may(cast, case, "ask_pause") == {"handler"}
    assert who_may(cast, case, "resume") == {"handler", "eng_head", "eng_deputy"}
    for who in (cast.agent, SYSTEM):
        with refused("denied", case):
            ask(cast, case, by=who)
    Post.objects.filter(pk=cast.post.eng_head.pk).update(holder=None, deputy=None)
    with refused("denied", case):
        decide(cast, case, by=cast.agent)
