"""Try a channel: a test message to oneself; no key is ever written down or shown."""

import io
import logging

import pytest

from nuanju.core.models import Event
from nuanju.core.refusals import Denied, Invalid
from nuanju.notify.models import Delivery, Notice
from nuanju.notify.verbs import try_channel
from tests.notify.servers import Gateway

KEYS = ("sms-key-7c1e", "voice-key-99aa", "wecom-key-41f0", "robot-key-d00d", "mail-key-beef", "receipt-key-0bad")


def test_it_goes_through_the_queue_like_any_other(cast, settings, run_jobs):
    with Gateway() as gateway:
        settings.SMS_PROVIDER, settings.SMS_URL, settings.SMS_SECRET = "http", gateway.url, "secret"
        notice = try_channel("sms", by=cast.admin)
        run_jobs()
    assert notice.recipient == cast.admin and gateway.requests[0].json["to"] == cast.admin.phone
    assert Event.objects.filter(kind="channel.tested", actor_id=cast.admin.pk).exists()


def test_not_without_the_right(cast):
    with pytest.raises(Denied):
        try_channel("sms", by=cast.agent)
    assert not Notice.objects.exists()


@pytest.mark.parametrize(
    ("channel", "code"), [("wecom", "channel_unconnected"), ("robot", "channel_unconnected"), ("x", "channel_unknown")]
)
def test_what_is_not_there_says_so(cast, channel, code):
    with pytest.raises(Invalid, match=code):
        try_channel(channel, by=cast.admin)
    assert not Event.objects.filter(kind="channel.tested").exists()


def test_twice_are_two_tests(cast):
    assert try_channel("sms", by=cast.admin).pk != try_channel("sms", by=cast.admin).pk


def test_no_key_gets_into_logs_rows_or_pages(cast, settings, run_jobs, client):
    """Every channel fails, in the ways that would give its key away."""
    heard = io.StringIO()
    handler = logging.StreamHandler(heard)
    logging.getLogger().addHandler(handler)
    logging.getLogger("nuanju").addHandler(handler)
    cast.admin.email, cast.admin.employee_no = "admin@example.com", "E1"
    cast.admin.save()
    settings.SMS_PROVIDER, settings.SMS_URL, settings.SMS_SECRET = (
        "http",
        f"http://127.0.0.1:1/?token={KEYS[0]}",
        KEYS[0],
    )
    settings.VOICE_URL, settings.VOICE_SECRET = f"http://127.0.0.1:bad{KEYS[1]}/", KEYS[1]
    settings.WECOM_CORP, settings.WECOM_AGENT, settings.WECOM_SECRET = "corp", "1", KEYS[2]
    settings.WECOM_ROBOTS = {"*": f"http://127.0.0.1:1/send?key={KEYS[3]}"}
    settings.SMTP_URL, settings.RECEIPT_TOKEN = f"smtp://u:{KEYS[4]}@127.0.0.1:1", KEYS[5]
    with Gateway(lambda request: (200, {"errcode": 40001, "errmsg": str(request.query)})) as gateway:
        settings.WECOM_API = gateway.url
        for channel in ("sms", "voice", "wecom", "robot", "email"):
            try_channel(channel, by=cast.admin)
        run_jobs()
    logging.getLogger().removeHandler(handler)
    logging.getLogger("nuanju").removeHandler(handler)
    assert Delivery.objects.filter(state="failed").count() == 5
    client.force_login(cast.admin)
    pages = "".join(client.get(page).content.decode() for page in ("/outbox/", "/outbox/channels/"))
    rows = str(list(Delivery.objects.values())) + str(list(Event.objects.values())) + str(list(Notice.objects.values()))
    assert "通道出错" in pages and "notice not delivered" in heard.getvalue()
    for key in KEYS:
        assert key not in pages and key not in heard.getvalue() and key not in rows
