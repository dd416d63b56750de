"""Delivery: retry with backoff, dead at last, never two at once; e-mail by real SMTP."""

import datetime

import pytest
import time_machine

from nuanju.notify.choices import DeliveryState
from nuanju.notify.delivery import BACKOFF, try_to_deliver
from nuanju.notify.recipients import Recipient
from nuanju.notify.verbs import send
from tests.notify.conftest import REASSIGNED
from tests.notify.mailbox import Mailbox

NOW = datetime.datetime(2026, 11, 20, 2, 0, tzinfo=datetime.UTC)


@pytest.fixture
def mailbox():
    with Mailbox() as box:
        yield box


@pytest.fixture
def mail(event, cast, settings, mailbox):
    """A queued e-mail to the GM, with a mail server that answers."""
    settings.SMTP_URL = f"smtp://127.0.0.1:{mailbox.port}"
    [notice] = send(
        event, "N08", to=[Recipient(user=cast.gm, email="gm@example.com")], values=REASSIGNED, channels=["email"]
    )
    return notice.delivery


def state(delivery):
    delivery.refresh_from_db()
    return delivery.state


def test_goes_out_once_with_an_id_that_mail_programs_know_again(mail, mailbox, run_jobs):
    run_jobs()
    try_to_deliver(mail.pk, attempt=0)  # the same job again, after a crash of the worker
    assert state(mail) == DeliveryState.SENT and mail.sent_at
    [letter] = mailbox.letters
    assert letter["Message-ID"] == f"<notice-{mail.notice_id}@nuanju>" == mail.provider_id
    assert letter["To"] == "gm@example.com"
    assert "升为热点" in letter.get_payload(decode=True).decode()


def test_tried_again_later_until_the_server_is_back(mail, mailbox, run_jobs):
    with time_machine.travel(NOW + datetime.timedelta(days=2), tick=False) as clock:
        mailbox.refuse = "450 busy"
        run_jobs()
        assert state(mail) == DeliveryState.FAILED and "450" in mail.error
        assert "notify.deliver" not in run_jobs()  # not before its time
        mailbox.refuse = ""
        clock.shift(datetime.timedelta(seconds=BACKOFF[0] + 1))
        run_jobs()
    assert state(mail) == DeliveryState.SENT and mail.attempts == 2 and not mail.error


def test_given_up_after_the_last_attempt(mail, mailbox, run_jobs):
    mailbox.refuse = "450 busy"
    with time_machine.travel(NOW + datetime.timedelta(days=2), tick=False) as clock:
        for wait in (0, *BACKOFF):
            clock.shift(datetime.timedelta(seconds=wait + 1))
            run_jobs()
        assert state(mail) == DeliveryState.DEAD and mail.attempts == len(BACKOFF) + 1
        clock.shift(datetime.timedelta(days=30))
        assert run_jobs() == []


def test_a_wrong_address_is_not_tried_again(mail, mailbox, run_jobs):
    mailbox.refuse = "550 no such user"
    run_jobs()
    assert (state(mail), mail.attempts, mail.error) == (DeliveryState.DEAD, 1, "对方邮箱拒收，请核对地址")


def test_server_out_of_reach_is_tried_again(mail, mailbox, run_jobs):
    mailbox.close()
    run_jobs()
    assert state(mail) == DeliveryState.FAILED


def test_unconfigured_stays_readable_in_the_outbox(mail, settings, run_jobs):
    settings.SMTP_URL = ""
    run_jobs()
    assert state(mail) == DeliveryState.OUTBOX
