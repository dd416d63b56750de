"""Report: what providers say afterwards — once, late, twice, in any order, and not by strangers."""

import datetime
import itertools
import json
import time

import pytest

from nuanju.notify import signing
from nuanju.notify.models import Delivery
from nuanju.notify.verbs import report, send
from tests.notify.conftest import DISPATCHED

AT = datetime.datetime(2026, 11, 20, 4, 0, tzinfo=datetime.UTC)
SECRET, TOKEN = "common-secret", "token-in-the-address"
GOOD, BAD = {"ok": True, "at": AT + datetime.timedelta(minutes=2)}, {"ok": False, "at": AT, "words": "关机"}


@pytest.fixture
def sent(event, owner):
    [notice] = send(event, "N03", to=[owner], values=DISPATCHED)
    Delivery.objects.filter(notice=notice).update(state="sent", provider_id="p-1", sent_at=AT, next_at=None)
    return Delivery.objects.get(notice=notice)


def stand(delivery):
    delivery.refresh_from_db()
    return delivery.state, delivery.error


def name(delivery):
    return f"notice-{delivery.notice_id}"


def test_received_is_shown_with_its_time(sent):
    assert report(name(sent), **GOOD)
    assert stand(sent) == ("received", "") and sent.received_at == GOOD["at"]


def test_a_failure_is_a_dead_letter_that_says_why(sent):
    report(name(sent), **BAD)
    assert stand(sent) == ("dead", "未送达：关机")


@pytest.mark.parametrize("order", [*itertools.permutations([GOOD, BAD, GOOD, BAD])])
def test_received_is_the_last_word_in_any_order_and_number(sent, order):
    for one in order:
        report(name(sent), **one)
    assert stand(sent) == ("received", "") and sent.reports.count() == 2


def test_found_by_the_providers_own_id_too(sent):
    assert report("", provider_id="p-1", **GOOD) and stand(sent)[0] == "received"


def test_a_report_quicker_than_the_gateways_answer_is_kept(event, owner, settings):
    """The phone has it before the gateway has answered us."""
    from nuanju.notify.delivery import try_to_deliver
    from tests.notify.servers import Gateway

    [notice] = send(event, "N03", to=[owner], values=DISPATCHED)

    with Gateway(lambda request: (200, {"id": "p-7"})) as gateway:
        settings.SMS_PROVIDER, settings.SMS_URL, settings.SMS_SECRET = "http", gateway.url, SECRET
        from nuanju.notify import delivery as module

        claimed = module._claim(notice.delivery.pk, 0)
        report(f"notice-{notice.pk}", **GOOD)
        module._record(claimed, module.CHANNELS["sms"].deliver(notice))
    assert stand(notice.delivery) == ("received", "") and notice.delivery.provider_id == "p-7"
    try_to_deliver(notice.delivery.pk, attempt=0)
    assert stand(notice.delivery)[0] == "received"


@pytest.mark.parametrize("unknown", ["", "notice-0", "notice-99999999999999999999", "notice-x", "drop table"])
def test_what_we_never_sent_is_nobodys(db, unknown):
    assert not report(unknown, **GOOD)


def post(client, rows, *, secret=SECRET, at=None, body=None):
    body = body if body is not None else json.dumps(rows).encode()
    stamp = str(int(at or time.time()))
    headers = {
        "X-Nuanju-Timestamp": stamp, "X-Nuanju-Nonce": "n",
        "X-Nuanju-Signature": signing.gateway(secret, stamp, "n", body),
    }  # fmt: skip
    return client.post("/api/reports/sms", body, content_type="application/json", headers=headers)


def test_a_gateway_reports_with_its_signature(sent, client, settings):
    settings.SMS_SECRET = SECRET
    answer = post(client, [{"id": name(sent), "ok": True, "at": "2026-11-20T12:02:00+08:00"}, {"id": "?"}, 7])
    assert answer.json() == {"code": 0, "msg": "ok", "known": 1} and stand(sent)[0] == "received"


@pytest.mark.parametrize("wrong", [{"secret": "guess"}, {"at": 1_000_000}, {"at": 10**11}])
def test_others_are_turned_away(sent, client, settings, wrong):
    settings.SMS_SECRET = SECRET
    assert post(client, [{"id": name(sent), "ok": False}], **wrong).status_code == 401
    assert stand(sent)[0] == "sent"


def test_without_a_secret_nobody_may_report(sent, client, settings):
    assert post(client, [{"id": name(sent), "ok": False}], secret="").status_code == 401


@pytest.mark.parametrize("body", [b"", b"\xff", b"null", b"[[]]", b'"x"', b"[" * 1000])
def test_nonsense_with_a_right_signature_does_nothing(sent, client, settings, body):
    settings.SMS_SECRET = SECRET
    assert post(client, None, body=body).status_code == 200 and stand(sent)[0] == "sent"


def test_aliyun_reports_to_an_address_of_its_own(sent, client, settings):
    settings.RECEIPT_TOKEN = TOKEN
    row = {
        "phone_number": "13812345678", "success": False, "biz_id": "p-1", "out_id": name(sent), "err_code": "MOBILE_OFF",
        "err_msg": "用户关机", "report_time": "2026-11-20 12:01:00", "send_time": "2026-11-20 12:00:00",
    }  # fmt: skip
    said = json.dumps([row])
    assert client.post("/api/reports/aliyun/guess", said, content_type="application/json").status_code == 401
    for _ in range(2):
        answer = client.post(f"/api/reports/aliyun/{TOKEN}", said, content_type="application/json")
        assert answer.json()["code"] == 0
    assert stand(sent) == ("dead", "未送达：用户关机（MOBILE_OFF）") and sent.reports.count() == 1
