"""Resend: what did not go out may be tried again by those who look after the channels."""

import pytest

from nuanju.core.refusals import Denied, Refused
from nuanju.notify.choices import DeliveryState
from nuanju.notify.models import Delivery
from nuanju.notify.verbs import resend, send

ENDED = {"number": "1", "house": "h", "reason": "r", "due": "d"}


@pytest.fixture
def kept(event, owner, run_jobs):
    [notice] = send(event, "N13.end", to=[owner], values=ENDED)
    run_jobs()
    return notice.delivery


def test_goes_into_the_queue_again(kept, cast, run_jobs):
    assert resend(kept, by=cast.admin).state == DeliveryState.QUEUED
    assert "notify.deliver" in run_jobs()


def test_not_while_it_is_waiting(kept, cast):
    resend(kept, by=cast.admin)
    with pytest.raises(Refused, match="already_sent"):
        resend(kept, by=cast.admin)


def test_not_without_the_right(kept, cast):
    with pytest.raises(Denied):
        resend(kept, by=cast.agent)


def test_out_of_sight_for_others(kept, cast):
    assert list(Delivery.objects.visible_to(cast.admin)) == [kept]
    for user in (cast.agent, cast.handler, cast.stranger, cast.nobody):
        assert not Delivery.objects.visible_to(user).exists()
