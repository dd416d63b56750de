"""Watch list, opt-outs, consents, interest."""

import datetime

import pytest
import time_machine

from nuanju.core.refusals import Denied, Invalid, Refused
from nuanju.customers import queries
from nuanju.customers.choices import ContactChannel, Purpose, Segment, WatchReason
from nuanju.customers.verbs import note_interest, opt_in, opt_out, record_consent, unwatch, watch
from tests.stories import kinds, sentences


def test_watched_until_taken_off(cast):
    watch(cast.owner, reason=WatchReason.REPEATED, note="三次漏水", by=cast.agent)
    assert queries.watch_of(cast.owner).reason == WatchReason.REPEATED
    assert queries.person(cast.owner).watch is not None
    assert sentences(cast.owner) == ["列入重点关注（关注，多次投诉）"]
    unwatch(cast.owner, reason="问题已解决", by=cast.agent)
    assert queries.watch_of(cast.owner) is None


def test_watching_twice_and_unwatching_nobody_are_refused(cast):
    watch(cast.owner, reason=WatchReason.VIP, by=cast.agent)
    with pytest.raises(Refused) as refused:
        watch(cast.owner, reason=WatchReason.MEDIA, by=cast.agent)
    assert refused.value.code == "watched_already"
    with pytest.raises(Refused):
        unwatch(cast.tenant, reason="x", by=cast.agent)
    with pytest.raises(Invalid):
        unwatch(cast.owner, reason=" ", by=cast.agent)


def test_a_date_that_has_passed_ends_the_watch(cast):
    with time_machine.travel("2026-11-01 10:00+08:00", tick=False):
        watch(cast.owner, reason=WatchReason.MEDIA, until=datetime.date(2026, 11, 10), by=cast.agent)
    with time_machine.travel("2026-11-11 10:00+08:00", tick=False):
        assert queries.watch_of(cast.owner) is None
        assert watch(cast.owner, reason=WatchReason.MEDIA, by=cast.agent).lasts()


def test_refusing_one_channel_or_all(cast):
    wish = opt_out(cast.owner, channel=ContactChannel.SMS, purpose=Purpose.SURVEY, by=cast.agent)
    assert queries.refuses(cast.owner, channel="sms", purpose="survey")
    assert not queries.refuses(cast.owner, channel="phone", purpose="survey")
    opt_out(cast.owner, channel=ContactChannel.SMS, purpose=Purpose.SURVEY, by=cast.agent)
    opt_in(wish, by=cast.agent)
    opt_in(wish, by=cast.agent)
    assert kinds(cast.owner) == ["customer.opted_in", "customer.opted_out"]
    opt_out(cast.owner, purpose=Purpose.SURVEY, by=cast.agent)
    assert queries.refuses(cast.owner, channel="phone", purpose="survey")


def test_the_last_consent_counts(cast):
    assert not queries.consents(cast.owner, Purpose.CARE)
    record_consent(cast.owner, purpose=Purpose.CARE, given=True, evidence="录音 1", by=cast.agent)
    assert queries.consents(cast.owner, Purpose.CARE)
    record_consent(cast.owner, purpose=Purpose.CARE, given=False, by=cast.agent)
    assert not queries.consents(cast.owner, Purpose.CARE)
    assert sentences(cast.owner) == ["不同意：客户关怀", "同意：客户关怀"]


def test_a_lead_subscribes(cast):
    note_interest(cast.tenant, project=cast.bw, by=cast.cs_manager)
    assert queries.segment(cast.tenant) == Segment.LEAD
    note_interest(cast.tenant, project=cast.bw, stage=Segment.SUBSCRIBER, by=cast.cs_manager)
    assert queries.segment(cast.tenant) == Segment.SUBSCRIBER
    assert cast.tenant.interests.filter(ended_on=None).count() == 1


def test_no_right(cast):
    for who in (cast.viewer, cast.stranger):
        for act in (
            lambda who=who: watch(cast.owner, reason=WatchReason.VIP, by=who),
            lambda who=who: opt_out(cast.owner, by=who),
            lambda who=who: record_consent(cast.owner, purpose=Purpose.CARE, given=True, by=who),
        ):
            with pytest.raises(Denied):
                act()
