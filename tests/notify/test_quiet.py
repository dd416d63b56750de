"""Quiet hours: nothing loud at night, except what presses; one's own hours count for oneself."""

import datetime
from decimal import Decimal

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from nuanju.core.events import record
from nuanju.notify import quiet
from nuanju.notify.choices import DeliveryState, Weight
from nuanju.notify.models import Delivery, Notice, NoticeFigure
from nuanju.notify.recipients import Recipient
from nuanju.notify.sweep import sweep
from nuanju.notify.verbs import prefer, send, set_figure
from tests.notify.conftest import DISPATCHED, REASSIGNED

UTC = datetime.UTC
NIGHT = datetime.datetime(2026, 11, 20, 15, 30, tzinfo=UTC)  # 23:30
EIGHT = datetime.datetime(2026, 11, 21, 0, 0, tzinfo=UTC)  # 08:00
hours = st.times().map(lambda t: t.replace(second=0, microsecond=0))


@given(st.datetimes(timezones=st.just(UTC), min_value=datetime.datetime(2020, 1, 1)), hours, hours)
def test_an_end_lies_ahead_within_a_day_and_is_no_longer_quiet(at, start, end):
    over = quiet.until(at, start, end)
    if over is None:
        return
    assert at < over <= at + datetime.timedelta(days=1)
    assert quiet.until(over, start, end) is None
    assert quiet.until(over - datetime.timedelta(seconds=1), start, end) == over


@pytest.mark.parametrize(
    ("clock", "quiet_now"), [((20, 59), False), ((21, 0), True), ((23, 59), True), ((7, 59), True), ((8, 0), False)]
)
def test_nine_in_the_evening_to_eight_in_the_morning(clock, quiet_now):
    at = datetime.datetime(2026, 11, 20, *clock, tzinfo=datetime.timezone(datetime.timedelta(hours=8)))
    assert (quiet.until(at, datetime.time(21), datetime.time(8)) is not None) == quiet_now


def told(event, *people, weight=Weight.NORMAL):
    return {n.channel: n.delivery for n in send(event, "N03", to=people, values=DISPATCHED, weight=weight)}


@pytest.mark.parametrize("weight", [Weight.NORMAL, Weight.IMPORTANT])
def test_at_night_a_text_message_waits_for_eight_and_goes_out_once(event, cast, run_jobs, weight):
    with time_machine.travel(NIGHT, tick=False) as clock:
        by = told(event, Recipient(user=cast.handler), weight=weight)
        assert by["app"].state == DeliveryState.SENT
        assert (by["sms"].state, by["sms"].next_at) == (DeliveryState.HELD, EIGHT)
        sweep()
        assert "notify.deliver" not in run_jobs()
        clock.move_to(EIGHT)
        sweep(), sweep()
        assert run_jobs().count("notify.deliver") == 1
    by["sms"].refresh_from_db()
    assert (by["sms"].state, by["sms"].attempts) == (DeliveryState.OUTBOX, 1)


def test_what_presses_goes_at_any_hour(event, cast):
    with time_machine.travel(NIGHT, tick=False):
        person, group = Recipient(user=cast.gm, email="gm@example.com"), Recipient(group="BW")
        by = {
            n.channel: n.delivery.state
            for n in send(event, "N08", to=[person, group], values=REASSIGNED, weight=Weight.PRESSING)
        }
    assert by == {"app": "sent", "sms": "queued", "email": "queued", "voice": "queued"}


def test_the_telephone_rings_for_what_presses_only(event, cast):
    assert "voice" not in {n.channel for n in send(event, "N08", to=[Recipient(user=cast.gm)], values=REASSIGNED)}


def test_the_customer_sleeps_too(event, owner):
    with time_machine.travel(NIGHT, tick=False):
        assert told(event, owner)["sms"].state == DeliveryState.HELD


def test_ones_own_hours_replace_the_groups(event, cast):
    prefer(off=[], quiet_from=datetime.time(8), quiet_until=datetime.time(16), by=cast.handler)
    with time_machine.travel(NIGHT, tick=False):
        assert told(event, Recipient(user=cast.handler))["sms"].state == DeliveryState.QUEUED
        assert told(event, Recipient(user=cast.handler2))["sms"].state == DeliveryState.HELD


def test_what_is_important_waits_for_the_groups_hours_alone(event, cast):
    prefer(off=[], quiet_from=datetime.time(8), quiet_until=datetime.time(16), by=cast.handler)
    with time_machine.travel(EIGHT + datetime.timedelta(hours=1), tick=False):
        assert told(event, Recipient(user=cast.handler))["sms"].state == DeliveryState.HELD
        another = record("parcel.sent", event.about, by=cast.agent)
        assert told(another, Recipient(user=cast.handler), weight=Weight.IMPORTANT)["sms"].state == DeliveryState.QUEUED
    with time_machine.travel(NIGHT, tick=False):
        another = record("parcel.sent", event.about, by=cast.agent)
        by = told(another, Recipient(user=cast.handler), weight=Weight.IMPORTANT)
        assert by["sms"].next_at == EIGHT


def test_the_groups_hours_are_a_versioned_figure(event, cast):
    with time_machine.travel(NIGHT, tick=False):
        set_figure(
            NoticeFigure.objects.get(key="quiet_from"),
            value=Decimal("23.75"),
            effective_on=datetime.date(2026, 11, 20),
            by=cast.director,
        )
        assert told(event, Recipient(user=cast.handler))["sms"].state == DeliveryState.QUEUED


def test_a_crowded_morning_is_told_in_one_message(event, cast, run_jobs):
    with time_machine.travel(NIGHT, tick=False) as clock:
        for _ in range(15):
            another = record("parcel.sent", event.about, by=cast.agent)
            told(another, Recipient(user=cast.handler))
            clock.shift(datetime.timedelta(minutes=5))
        clock.move_to(EIGHT)
        sweep(), sweep()
    sms = Delivery.objects.filter(notice__channel="sms")
    assert sms.filter(state=DeliveryState.GATHERED).count() == 15
    [digest] = Notice.objects.filter(code="D01", channel="sms")
    assert "15件" in digest.text and digest.delivery.state == DeliveryState.QUEUED
