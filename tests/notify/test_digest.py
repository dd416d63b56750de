"""Digests: many at once are told to a person once, and each stays readable."""

import datetime

import pytest
import time_machine

from nuanju.core.events import record
from nuanju.notify import queries
from nuanju.notify.choices import DeliveryState, Weight
from nuanju.notify.models import Delivery, Notice
from nuanju.notify.recipients import Recipient
from nuanju.notify.sweep import sweep
from nuanju.notify.verbs import send
from tests.notify.conftest import DISPATCHED

NOON = datetime.datetime(2026, 11, 20, 4, 0, tzinfo=datetime.UTC)
SECOND = datetime.timedelta(seconds=1)


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def burst(about, cast, count, clock, *, weight=Weight.NORMAL, apart=0.1, to=None):
    for _ in range(count):
        event = record("parcel.sent", about, by=cast.agent)
        send(event, "N03", to=[Recipient(user=to or cast.handler)], values=DISPATCHED, weight=weight)
        clock.shift(datetime.timedelta(seconds=apart))


def states(channel):
    rows = Delivery.objects.filter(notice__channel=channel).exclude(notice__code="D01")
    found = list(rows.values_list("state", flat=True))
    return {state: found.count(state) for state in set(found)}


def test_five_hundred_in_a_minute_are_ten_and_one_digest(event, cast, clock):
    burst(event.about, cast, 500, clock)
    sweep()
    assert not Notice.objects.filter(code="D01").exists()  # it might go on pouring
    clock.shift(61 * SECOND)
    sweep(), sweep()
    assert states("app") == {"sent": 10, "gathered": 490}
    assert states("sms") == {"queued": 10, "gathered": 490}
    digests = Notice.objects.filter(code="D01")
    assert sorted(d.channel for d in digests) == ["app", "sms"]
    assert {d.recipient_id for d in digests} == {cast.handler.pk}
    assert "490件" in digests[0].title + digests[0].text
    assert queries.unread(cast.handler).count() == 11
    assert queries.in_digest(cast.handler, digests[0].event_id).filter(channel="app").count() == 490
    log = [n for n in queries.for_subject(event.about) if n.code == "N03"]
    assert len(log) == 1000 and all(n.delivery.state for n in log)


def test_a_long_burst_is_told_every_ten_minutes(event, cast, clock):
    for _ in range(15):
        burst(event.about, cast, 20, clock, apart=3)
        sweep()
    clock.shift(61 * SECOND)
    sweep()
    assert Notice.objects.filter(code="D01", channel="app").count() == 2


def test_everyday_pace_is_never_gathered(event, cast, clock):
    burst(event.about, cast, 30, clock, apart=7)
    assert states("app") == {"sent": 30}


def test_what_presses_is_told_one_by_one(event, cast, clock):
    burst(event.about, cast, 30, clock, weight=Weight.PRESSING)
    assert states("app") == {"sent": 30}
    burst(event.about, cast, 1, clock)
    assert states("app") == {"sent": 31}  # and does not make others late


def test_each_person_has_a_burst_of_his_own(event, cast, clock):
    burst(event.about, cast, 15, clock)
    burst(event.about, cast, 3, clock, to=cast.handler2)
    assert not Delivery.objects.filter(notice__recipient=cast.handler2, state=DeliveryState.GATHERING).exists()
    clock.shift(61 * SECOND)
    sweep()
    assert set(Notice.objects.filter(code="D01").values_list("recipient", flat=True)) == {cast.handler.pk}


def test_customers_are_told_one_by_one(event, cast, clock, owner):
    for _ in range(15):
        send(record("parcel.sent", event.about, by=cast.agent), "N03", to=[owner], values=DISPATCHED)
    assert states("sms") == {"queued": 15}


def test_a_send_asks_few_questions_however_many_people(event, cast, django_assert_num_queries):
    people = [Recipient(user=u) for u in (cast.handler, cast.handler2, cast.gm, cast.eng_head)]
    with django_assert_num_queries(14):  # savepoints and two lanes of jobs among them
        send(event, "N03", to=people, values=DISPATCHED)
    other = record("parcel.sent", event.about, by=cast.agent)
    with django_assert_num_queries(11):  # what presses asks for no wishes, hours and counts
        send(other, "N03", to=people, values=DISPATCHED, weight=Weight.PRESSING)
