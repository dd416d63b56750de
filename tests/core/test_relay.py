"""The relay: every reaction of an event once, one that fails alone and later."""

import datetime

import pytest
import time_machine
from django.utils import timezone

from nuanju.core import events, relay
from nuanju.core.actors import SYSTEM
from nuanju.core.models import Event, EventReaction
from tests.core.conftest import together
from tests.parcels.models import Parcel


@pytest.fixture
def heard(reacting):
    """Three reactions; the middle one fails while heard.broken."""

    class Heard(list):
        broken = True

    heard = Heard()

    @reacting("parcel.signed")
    def first(event):
        heard.append("first")

    @reacting("parcel.signed")
    def second(event):
        Parcel.objects.create(note="by second")
        if heard.broken:
            raise RuntimeError("not now")
        heard.append("second")

    @reacting("parcel.signed")
    def third(event):
        heard.append("third")

    return heard


def signed(parcel) -> Event:
    return events.record("parcel.signed", parcel, by=SYSTEM)


def test_each_reaction_runs_once_also_when_the_relay_is_delivered_again(parcel, heard, run_jobs):
    heard.broken = False
    event = signed(parcel)
    run_jobs()
    relay.relay(event.pk)
    assert heard == ["first", "second", "third"]
    assert EventReaction.objects.filter(event=event).count() == 3


def test_a_failing_reaction_holds_nobody_up_and_leaves_no_trace(parcel, heard, run_jobs):
    event = signed(parcel)
    run_jobs(failing=True)
    assert heard == ["first", "third"]
    assert not Parcel.objects.filter(note="by second").exists()
    assert event.reactions.count() == 2


def test_it_is_tried_again_alone_with_growing_waits(parcel, heard, run_jobs):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        signed(parcel)
        run_jobs(failing=True)
        for wait in relay.BACKOFF[:2]:
            assert run_jobs(failing=True) == []
            clock.shift(datetime.timedelta(seconds=wait + 1))
            assert run_jobs(failing=True) == ["core.react"]
        heard.broken = False
        clock.shift(datetime.timedelta(seconds=relay.BACKOFF[2] + 1))
        run_jobs(failing=True)
        clock.shift(datetime.timedelta(days=9))
        assert run_jobs(failing=True) == []
    assert heard == ["first", "third", "second"]


def test_it_is_given_up_in_the_end(parcel, heard, run_jobs, caplog):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        signed(parcel)
        tries = 0
        for wait in (0, *relay.BACKOFF, 90000, 90000):
            clock.shift(datetime.timedelta(seconds=wait + 1))
            tries += len([j for j in run_jobs(failing=True) if j.startswith("core.")])
    assert tries == 1 + len(relay.BACKOFF)
    assert caplog.text.count("reaction failed") == 1 + len(relay.BACKOFF)


def test_killed_between_two_reactions_the_rest_runs_when_the_job_comes_again(parcel, reacting):
    heard, killed = [], True

    @reacting("parcel.signed")
    def first(event):
        heard.append("first")

    @reacting("parcel.signed")
    def second(event):
        if killed:
            raise KeyboardInterrupt  # the process ends here: nothing catches it
        heard.append("second")

    event = signed(parcel)
    with pytest.raises(KeyboardInterrupt):
        relay.relay(event.pk)
    killed = False
    relay.relay(event.pk)
    assert heard == ["first", "second"]


def test_two_workers_with_the_same_job_react_once(real, reacting):
    @reacting("parcel.signed")
    def create(event):
        Parcel.objects.create(note="reacted")

    from django.db import transaction

    with transaction.atomic():
        event = signed(Parcel.objects.create())
    assert together(*[lambda: relay.relay(event.pk)] * 3) == [None] * 3
    assert Parcel.objects.filter(note="reacted").count() == 1
