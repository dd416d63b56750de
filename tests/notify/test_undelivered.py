"""What could not wait and did not arrive is told to those who can reach the person otherwise."""

import pytest

from nuanju.notify.choices import DeliveryState, Weight
from nuanju.notify.delivery import give_up
from nuanju.notify.models import Delivery, Notice
from nuanju.notify.recipients import Recipient
from nuanju.notify.verbs import send
from tests.notify.conftest import REASSIGNED


def told() -> set[tuple[str, str]]:
    return {(n.recipient.username, n.channel) for n in Notice.objects.filter(code="W02")}


def reassign(event, person, weight=Weight.PRESSING) -> dict[str, Delivery]:
    found = send(event, "N08", to=[person], values=REASSIGNED, link="/cases/NJ-1/", weight=weight)
    return {n.channel: n.delivery for n in found}


def fail(delivery) -> None:
    delivery.refresh_from_db()
    give_up(delivery, "号码停机")
    delivery.save()


def test_the_keepers_of_the_channels_and_the_monitor_are_told_once(event, cast, run_jobs):
    sms = reassign(event, Recipient(user=cast.gm, email="gm@example.com"))["sms"]
    fail(sms)
    run_jobs()
    assert told() == {("admin", "app"), ("monitor", "app")}
    notice = Notice.objects.get(code="W02", recipient=cast.monitor)
    assert "项目总" in notice.title and "号码停机" in notice.text and notice.link == "/cases/NJ-1/"
    fail(sms)  # sent again in vain
    run_jobs()
    assert Notice.objects.filter(code="W02").count() == 2


@pytest.mark.parametrize("weight", [Weight.NORMAL, Weight.IMPORTANT])
def test_what_does_not_press_waits_in_the_outbox(event, cast, run_jobs, weight):
    fail(reassign(event, Recipient(user=cast.gm), weight)["sms"])
    run_jobs()
    assert told() == set()


def test_somebody_without_any_address_is_told_of_once(event, cast, run_jobs):
    cast.gm.phone = cast.gm.email = ""
    cast.gm.save()
    by = reassign(event, Recipient(user=cast.gm))
    assert {by[c].state for c in ("sms", "email", "voice")} == {DeliveryState.DEAD}
    run_jobs()
    assert told() == {("admin", "app"), ("monitor", "app")}
    notice = Notice.objects.get(code="W02", recipient=cast.admin)
    assert "没有手机号" in notice.text and "没有邮箱" in notice.text


def test_one_address_is_enough(event, cast, run_jobs):
    cast.gm.email = ""
    cast.gm.save()
    assert reassign(event, Recipient(user=cast.gm))["email"].state == DeliveryState.DEAD
    run_jobs()
    assert told() == set()
