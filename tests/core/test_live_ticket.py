"""Tickets: who may hear of what, for how long."""

import datetime

import pytest
import time_machine
from django.conf import settings
from django.core.signing import BadSignature, SignatureExpired
from django.utils import timezone

from nuanju.core import live
from nuanju.org.models.shifts import SEATS
from nuanju.org.queries import watched_by


def holder(user, *more: str) -> live.Holder:
    return live.read_ticket(live.ticket(user, *more), key=settings.SECRET_KEY)


def test_one_hears_of_ones_own_project_and_of_oneself(cast):
    someone = holder(cast.eng_head)
    assert someone.user_id == cast.eng_head.pk
    assert someone.hears([f"p{cast.bw.pk}"]) and someone.hears([f"u{cast.eng_head.pk}"])
    assert not someone.hears([f"p{cast.ls.pk}"]) and not someone.hears([f"u{cast.agent.pk}"])


def test_group_reach_hears_of_every_project_but_not_of_other_people(cast):
    agent = holder(cast.agent)
    assert agent.hears(["p999"])
    assert not agent.hears([f"u{cast.agent2.pk}"])


def test_who_watches_the_seats_hears_of_them(cast):
    lead, agent = (holder(user, *watched_by(user)) for user in (cast.lead, cast.agent))
    assert lead.hears([SEATS, f"u{cast.agent2.pk}"])
    assert not agent.hears([SEATS, f"u{cast.agent2.pk}"])


def test_a_ticket_is_short_lived_and_cannot_be_forged(cast):
    ticket = live.ticket(cast.agent)
    later = timezone.now() + datetime.timedelta(seconds=live.TICKET_SECONDS + 2)
    with time_machine.travel(later), pytest.raises(SignatureExpired):
        live.read_ticket(ticket, key=settings.SECRET_KEY)
    with pytest.raises(BadSignature):
        live.read_ticket(ticket, key="another key")
    with pytest.raises(BadSignature):
        live.read_ticket("x" + ticket, key=settings.SECRET_KEY)


def test_a_reach_of_many_projects_still_fits_into_an_address(cast):
    cast.viewer.__dict__["standing"] = cast.viewer.standing._replace(
        reach=live_reach(frozenset(range(100_000, 101_000)))
    )
    assert len(live.ticket(cast.viewer)) < 6000


def live_reach(ids):
    from nuanju.core.scope import Reach

    return Reach(False, ids)
