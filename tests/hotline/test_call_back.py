"""Missed calls and voice mails: queued with a due, held, called back, settled."""

import datetime

import pytest
import time_machine
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nuanju.cases.verbs import set_figure
from nuanju.core.actors import SYSTEM
from nuanju.core.refusals import Denied, Invalid, Refused
from nuanju.hotline import queries, verbs
from nuanju.hotline.models import Call, CallBack
from nuanju.hotline.returning import due
from nuanju.sla.calendar import ZONE
from tests.hotline.calls import OWNER, missed, on_shift, rang, taken

pytestmark = pytest.mark.django_db
NIGHT = datetime.datetime(2026, 3, 9, 22, 10, tzinfo=ZONE)
DAY = datetime.datetime(2026, 3, 9, 14, 0, tzinfo=ZONE)


def at(hour: int, minute: int = 0, day: int = 9) -> datetime.datetime:
    return datetime.datetime(2026, 3, day, hour, minute, tzinfo=ZONE)


# does it


@pytest.mark.parametrize(
    ("called", "until"),
    [
        (at(14), at(14, 30)),
        (at(20, 15), at(8, 45, day=10)),  # fifteen minutes today, fifteen tomorrow
        (at(20, 30), at(9, 30, day=10)),  # closed already
        (at(22, 10), at(9, 30, day=10)),
        (at(3), at(9, 30)),  # before the day begins: the same morning
        (at(8, 30), at(9)),
    ],
)
def test_it_is_due_within_minutes_by_day_and_in_the_morning_after_a_night(cast, called, until):
    with time_machine.travel(called, tick=False):
        assert missed(at=called).due_at == until


def test_the_figures_are_versioned(cast):
    with time_machine.travel(DAY, tick=False):
        set_figure("call_back_minutes", value=45, effective_on=datetime.date(2026, 3, 9), by=cast.admin)
        set_figure("call_back_morning", value=10, effective_on=datetime.date(2026, 3, 9), by=cast.admin)
        assert (due(cast.bw.pk, DAY), due(cast.bw.pk, NIGHT)) == (at(14, 45), at(10, day=10))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.datetimes(datetime.datetime(2026, 1, 1), datetime.datetime(2026, 12, 31)))
def test_a_due_is_never_before_the_call_and_always_in_service_hours(cast, moment):
    called = moment.replace(tzinfo=ZONE)
    until = due(cast.bw.pk, called)
    clock = until.astimezone(ZONE).time()
    assert called < until <= called + datetime.timedelta(hours=14)
    assert datetime.time(8, 30) < clock <= datetime.time(20, 30)


def test_abandoned_and_unanswered_calls_wait_with_their_number(cast, run_jobs):
    rang("c1")
    verbs.hear("c1", kind="abandoned", by=cast.admin)
    rang("c2", phone="13500005678")
    verbs.hear("c2", kind="ended", by=cast.admin)
    run_jobs()
    assert [b.phone for b in queries.call_backs(cast.agent)] == ["13812345678", "13500005678"]
    assert list(queries.call_backs(cast.stranger_agent)) == []


def test_a_voice_mail_waits_with_its_recording_and_rings_no_more(cast, run_jobs):
    on_shift(cast.agent)
    rang()
    link = "https://pbx.example/vm-1.wav"
    call = verbs.hear("c1", kind="voicemail", by=cast.admin, recording_url=link)
    run_jobs()
    row = queries.call_backs(cast.agent).get()
    assert (row.calls.get().recording_url, call.state) == (link, "abandoned")
    assert list(queries.ringing(cast.agent)) == []


def test_a_hidden_number_waits_only_with_words(cast, run_jobs):
    for call_id in ("c1", "c2"):
        rang(call_id, phone="")
        verbs.hear(call_id, kind="abandoned", by=cast.admin)
    verbs.hear("c2", kind="voicemail", by=cast.admin)
    run_jobs()
    row = queries.call_backs(cast.agent).get()
    assert [c.call_id for c in row.calls.all()] == ["c2"]
    with pytest.raises(Refused, match="call_back_hidden"):
        verbs.hold_call_back(row, by=cast.agent)
    assert verbs.call_back(row, result="reached", note="按留言里的号码联系", by=cast.agent).settled_at


def test_a_ring_told_after_the_voice_mail_names_the_number(cast, run_jobs):
    verbs.hear("c1", kind="voicemail", by=cast.admin)
    run_jobs()
    rang()
    run_jobs()
    row = queries.call_backs(cast.agent).get()
    assert (row.phone, row.project) == ("13812345678", cast.bw)


def test_one_row_a_number_and_its_first_due_stands(cast):
    first = missed("c1", at=at(14))
    second = missed("c2", at=at(14, 10))
    assert first == second
    assert (second.due_at, second.last_at, second.calls.count()) == (at(14, 30), at(14, 10), 2)


def test_called_back_with_moment_and_result(cast):
    row = verbs.hold_call_back(missed(), by=cast.agent)
    row = verbs.call_back(row, result="reached", note="问交房时间，已答复", by=cast.agent)
    assert (row.settled_by, row.result, row.tries, row.note) == (cast.agent, "reached", 1, "问交房时间，已答复")
    assert row.called_at == row.settled_at is not None
    assert list(queries.call_backs(cast.agent)) == []


def test_nobody_there_leaves_it_waiting_behind_the_others_and_no_longer_overdue(cast):
    with time_machine.travel(DAY, tick=False) as clock:
        row, other = missed(at=DAY), missed("c2", phone="13500005678", at=DAY)
        clock.move_to(at(15))
        assert set(queries.call_backs(cast.agent).overdue()) == {row, other}
        row = verbs.call_back(row, result="no_answer", by=cast.agent)
        assert (row.settled_at, row.tries, row.is_overdue) == (None, 1, False)
        assert list(queries.call_backs(cast.agent)) == [other, row]
        again = missed("c3", at=at(15))  # and the customer tried once more
        assert (again, again.due_at, again.called_at) == (row, at(15, 30), None)


def test_after_a_try_in_vain_the_next_one_is_due(cast):
    with time_machine.travel(at(15), tick=False) as clock:
        row = verbs.call_back(missed(at=DAY), result="no_answer", by=cast.agent)
        assert row.due_at == at(17)
        clock.move_to(at(17, 1))
        assert queries.call_backs(cast.agent).overdue().get() == row and row.is_overdue
        set_figure("call_back_again_minutes", value=60, effective_on=datetime.date(2026, 3, 9), by=cast.admin)
        clock.move_to(at(20))
        assert verbs.call_back(row, result="no_answer", by=cast.agent).due_at == at(9, day=10)  # half an hour tomorrow


def test_who_is_dialling_is_said_as_long_as_the_hold_lasts(cast, client):
    with time_machine.travel(DAY, tick=False) as clock:
        verbs.hold_call_back(missed(at=DAY), by=cast.agent)
        client.force_login(cast.lead)
        assert "正在回拨" in client.get("/agent/lead").content.decode()
        clock.shift(datetime.timedelta(minutes=11))
        client.force_login(cast.lead)
        assert "正在回拨" not in client.get("/agent/lead").content.decode()


def test_another_answered_call_from_the_number_settles_it(cast, run_jobs):
    row = missed(at=timezone.now() - datetime.timedelta(minutes=5))
    taken(cast.agent2, "c2")
    run_jobs()
    row.refresh_from_db()
    assert (row.result, row.settled_by) == ("came_through", cast.agent2)


def test_an_answered_call_to_the_number_settles_it(cast, run_jobs):
    row = missed(at=timezone.now() - datetime.timedelta(minutes=5))
    rang("out", phone="4008000001", called=OWNER, agent=cast.agent)
    verbs.hear("out", kind="answered", by=cast.admin, agent=cast.agent)
    run_jobs()
    row.refresh_from_db()
    assert (row.result, row.settled_by) == ("came_through", cast.agent)


def test_what_was_missed_after_the_answer_waits(cast, run_jobs):
    earlier = timezone.now() - datetime.timedelta(minutes=30)
    row = missed()
    rang("c0", started_at=earlier)
    verbs.hear("c0", kind="answered", by=cast.admin, agent=cast.agent, at=earlier)
    run_jobs()
    row.refresh_from_db()
    assert row.settled_at is None


def test_a_missed_call_heard_of_late_is_not_asked_for(cast, run_jobs):
    taken(cast.agent, "c2")
    rang("c1", started_at=timezone.now() - datetime.timedelta(minutes=5))
    verbs.hear("c1", kind="abandoned", by=cast.admin)
    run_jobs()
    assert CallBack.objects.count() == 0


def test_an_answer_reported_after_the_end_takes_it_out(cast, run_jobs):
    began = timezone.now()
    rang(started_at=began)
    verbs.hear("c1", kind="ended", by=cast.admin)
    run_jobs()
    verbs.hear("c1", kind="answered", by=cast.admin, agent=cast.agent, at=began)
    run_jobs()
    assert list(queries.call_backs(cast.agent)) == []
    assert Call.objects.get().state == "ended"


# wrong state, twice, two at once


def test_twice_is_refused_and_names_who_and_how(cast):
    row = verbs.call_back(missed(), result="reached", by=cast.agent)
    for verb in (
        lambda: verbs.call_back(row, result="reached", by=cast.agent2),
        lambda: verbs.hold_call_back(row, by=cast.agent2),
    ):
        with pytest.raises(Refused, match="call_back_settled") as refused:
            verb()
        assert "坐席甲" in refused.value.sentence and "已联系上" in refused.value.sentence


def test_of_two_agents_one_dials_and_the_other_is_told(cast):
    with time_machine.travel(DAY, tick=False) as clock:
        row = missed(at=DAY)
        verbs.hold_call_back(row, by=cast.agent)
        verbs.hold_call_back(row, by=cast.agent)  # one's own again
        for verb in (
            lambda: verbs.hold_call_back(row, by=cast.agent2),
            lambda: verbs.call_back(row, result="reached", by=cast.agent2),
        ):
            with pytest.raises(Refused, match="call_back_held") as refused:
                verb()
            assert "坐席甲" in refused.value.sentence
        clock.shift(datetime.timedelta(minutes=11))  # who never dialled does not block it for ever
        assert verbs.hold_call_back(row, by=cast.agent2).held_by == cast.agent2


def test_a_reason_is_needed_where_nobody_is_called(cast):
    with pytest.raises(Invalid, match="call_back_note"):
        verbs.call_back(missed(), result="not_needed", by=cast.agent)
    with pytest.raises(Invalid, match="call_back_result"):
        verbs.call_back(missed(), result="came_through", by=cast.agent)
    assert verbs.call_back(missed(), result="not_needed", note="骚扰电话", by=cast.agent).tries == 0


# no right, out of scope


def test_only_who_takes_calls_there(cast):
    row = missed()
    for stranger in (cast.handler, cast.viewer, cast.stranger_agent, SYSTEM):
        with pytest.raises(Denied):
            verbs.hold_call_back(row, by=stranger)
        with pytest.raises(Denied):
            verbs.call_back(row, result="reached", by=stranger)
    assert list(CallBack.objects.visible_to(cast.stranger_agent)) == []
