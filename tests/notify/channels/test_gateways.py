"""SMS and voice through a signed HTTP gateway that verifies, refuses, fails, answers twice, or never."""

import datetime
import time

import pytest
import time_machine

from nuanju.notify import http
from nuanju.notify.delivery import BACKOFF
from nuanju.notify.models import Delivery
from nuanju.notify.recipients import Recipient
from tests.notify.channels.conftest import DISPATCHED
from tests.notify.servers import signed_for

SECRET = "a-secret-of-the-gateway"


@pytest.fixture
def sms(settings, gateway):
    settings.SMS_PROVIDER, settings.SMS_URL, settings.SMS_SECRET = "http", f"{gateway.url}/sms?v=1", SECRET
    gateway.answer = signed_for(SECRET)
    return gateway


def test_a_text_goes_out_signed_with_an_id_and_its_facts(sms, say, outcome):
    delivery = say("sms")
    assert outcome(delivery) == ("sent", "")
    [request] = sms.requests
    assert (request.path, request.query) == ("/sms", {"v": "1"})
    assert request.json["id"] == f"notice-{delivery.notice_id}" == request.headers["Idempotency-Key"]
    assert request.json["to"] == delivery.notice.address and "现由您负责" in request.json["text"]
    assert request.json["params"]["reason"] == "升为热点" and delivery.provider_id == "p-1"


def test_a_wrong_secret_is_refused_for_good_and_stays_secret(sms, say, outcome, settings):
    settings.SMS_SECRET = "not-the-right-secret"
    assert outcome(say("sms")) == ("dead", "网关拒绝（401）：bad signature")


def test_failing_it_is_tried_again_later(sms, say, outcome, run_jobs):
    answer, sms.answer = sms.answer, lambda request: (503, {})
    delivery = say("sms")
    with time_machine.travel(datetime.datetime.now(datetime.UTC), tick=True) as clock:
        assert outcome(delivery) == ("failed", "通道出错（RuntimeError: 网关回答 503）")
        sms.answer = answer
        clock.shift(datetime.timedelta(seconds=BACKOFF[0] + 1))
        assert outcome(delivery) == ("sent", "")
    assert len({r.json["id"] for r in sms.requests}) == 1 and len(sms.requests) == 2


def test_a_message_that_went_out_before_the_answer_was_lost_is_sent_once(sms, say, outcome):
    def gets_it_but_hangs_up(request, right=sms.answer):
        right(request)
        return 0  # seconds of silence, and no answer

    answer, sms.answer = sms.answer, gets_it_but_hangs_up
    delivery = say("sms")
    assert outcome(delivery)[0] == "failed"
    sms.answer = answer
    with time_machine.travel(datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=31), tick=True):
        assert outcome(delivery) == ("sent", "")
    assert list(sms.answer.sent.values()) == ["p-1"] and delivery.provider_id == "p-1"


def test_a_gateway_that_hangs_costs_its_time_and_no_more(sms, say, outcome, monkeypatch):
    monkeypatch.setattr(http, "SECONDS", 0.3)
    monkeypatch.setattr(http.post, "__kwdefaults__", http.post.__kwdefaults__ | {"seconds": 0.3})
    sms.answer = lambda request: 3
    began = time.monotonic()
    state, error = outcome(say("sms"))
    assert state == "failed" and "TimeoutError" in error and time.monotonic() - began < 2


def test_answers_of_any_size_and_kind_do_no_harm(sms, say, outcome):
    sms.answer = lambda request: (200, ["x" * 200_000])
    delivery = say("sms")
    assert outcome(delivery) == ("sent", "") and delivery.provider_id == ""


def test_redirects_are_not_followed(sms, say, outcome):
    sms.answer = lambda request: (302, {}, ("Location", "http://127.0.0.1:1/"))
    assert outcome(say("sms"))[0] == "dead"


def test_a_call_speaks_the_text(settings, gateway, say, outcome):
    settings.VOICE_URL, settings.VOICE_SECRET = f"{gateway.url}/call", SECRET
    gateway.answer = signed_for(SECRET)
    delivery = say("voice")
    assert outcome(delivery) == ("sent", "") and delivery.provider_id == "p-1"
    [request] = gateway.requests
    assert request.json["speak"].startswith("暖居提醒您：热点诉求，3栋2单元1502，渗漏，现由您负责")


def test_unconnected_they_stay_readable(say, outcome):
    assert outcome(say("voice")) == outcome(say("sms")) == ("outbox", "")


def test_two_lanes_of_a_channel_are_all_that_may_hang(say, event, cast):
    from django.db import connection

    for n in range(6):
        say("sms", to=Recipient(name="业主", phone=f"1381234000{n}"), code="N03", values=DISPATCHED)
    with connection.cursor() as cursor:
        cursor.execute("select lock, priority from procrastinate_jobs where task_name = 'notify.deliver'")
        jobs = cursor.fetchall()
    assert len(jobs) == Delivery.objects.filter(notice__channel="sms").count() == 6
    assert {lock for lock, _ in jobs} == {"notify-sms-0", "notify-sms-1"} and {p for _, p in jobs} == {-1}
