"""Webhooks: other systems are told of events, signed, once, and without what is personal."""

import base64
import datetime
import hashlib
import hmac
import json

import pytest
import time_machine

from nuanju.core.models import Event
from nuanju.core.refusals import Denied, Invalid
from nuanju.notify import http
from nuanju.notify.channels.webhook.channel import BACKOFF
from nuanju.notify.models import Delivery, Notice, Subscription
from nuanju.notify.receipts import Undeliverable
from nuanju.notify.verbs import resend, subscribe, switch
from tests.cases import stories
from tests.notify.servers import Gateway


@pytest.fixture
def hook(cast, settings):
    """A system at this machine that subscribed to all that happens to cases."""
    settings.WEBHOOK_PRIVATE = True
    with Gateway(lambda request: (200, {})) as gateway:
        gateway.row, gateway.secret = subscribe(name="ERP", url=f"{gateway.url}/in", kinds=["case.*"], by=cast.admin)
        yield gateway


def pushes():
    return Delivery.objects.filter(notice__channel="webhook").order_by("pk")


def verified(request, secret) -> dict:
    stamp, name = request.headers["webhook-timestamp"], request.headers["webhook-id"]
    key = base64.b64decode(secret.removeprefix("whsec_"))
    right = hmac.new(key, f"{name}.{stamp}.".encode() + request.body, hashlib.sha256).digest()
    assert request.headers["webhook-signature"] == f"v1,{base64.b64encode(right).decode()}"
    return request.json


def test_told_signed_with_number_and_project_and_without_personal_facts(hook, cast, run_jobs):
    case = stories.registered(cast)
    run_jobs()
    told = [verified(r, hook.secret) for r in hook.requests]
    [registered] = [t for t in told if t["type"] == "case.registered"]
    assert registered["data"]["subject"]["number"] == case.number
    assert registered["data"]["project"] == {"code": "BW", "name": "碧湾花园"}
    event = Event.objects.get(pk=registered["data"]["id"])
    assert datetime.datetime.fromisoformat(registered["timestamp"]) == event.at
    assert case.callback_phone not in json.dumps(told) and case.words not in json.dumps(told, ensure_ascii=False)
    assert not [t for t in told if not t["type"].startswith("case.")]
    assert not any(d.state != "sent" for d in pushes())


def test_each_event_once_whatever_runs_twice(hook, cast, run_jobs):
    stories.registered(cast)
    run_jobs()
    from nuanju.api.reactions import tell_other_systems

    for event in Event.objects.filter(kind__startswith="case."):
        tell_other_systems(event)
    run_jobs()
    ids = [r.headers["webhook-id"] for r in hook.requests]
    assert len(ids) == len(set(ids)) == Event.objects.filter(kind__startswith="case.").count()


def test_not_shown_among_what_people_were_told(hook, cast, run_jobs):
    from nuanju.notify.queries import for_subject

    case = stories.registered(cast)
    run_jobs()
    assert for_subject(case) and not [n for n in for_subject(case) if n.channel == "webhook"]


def test_failing_it_is_tried_for_three_days_then_stopped_and_told(hook, cast, run_jobs):
    hook.answer = lambda request: (500, {})
    with time_machine.travel(datetime.datetime.now(datetime.UTC), tick=False) as clock:
        stories.registered(cast)
        run_jobs()
        for wait in BACKOFF:
            clock.shift(datetime.timedelta(seconds=wait + 1))
            run_jobs()
    assert {d.state for d in pushes()} == {"dead"}
    hook.row.refresh_from_db()
    assert not hook.row.active and "500" in hook.row.stopped_why
    told = Notice.objects.filter(code="W01", recipient=cast.admin)
    assert told.filter(channel="app").count() == 1 and "ERP" in told[0].title
    before = len(hook.requests)
    stories.registered(cast)
    run_jobs()
    assert len(hook.requests) == before


def test_taken_up_again_a_dead_letter_can_be_sent_again(hook, cast, run_jobs):
    hook.answer = lambda request: (410, {})  # gone: at once
    stories.registered(cast)
    run_jobs()
    assert not Subscription.objects.get().active
    hook.answer = lambda request: (200, {})
    switch(hook.row, active=True, by=cast.admin)
    resend(pushes()[0], by=cast.admin)
    run_jobs()
    assert pushes()[0].state == "sent"


def test_addresses_inside_are_refused(cast, hook, settings, run_jobs):
    settings.WEBHOOK_PRIVATE = False
    stories.registered(cast, code="H01.02.01.01")
    run_jobs()
    assert {d.error for d in pushes()} == {"地址指向内部网络，不能发送"} and not hook.requests


@pytest.mark.parametrize(
    "ip",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "::1", "fe80::1",
     "fd00::1", "::ffff:10.0.0.1", "2002:7f00:1::", "224.0.0.1"],
)  # fmt: skip
def test_no_way_into_the_own_network(ip):
    assert not http.is_public(ip)
    with pytest.raises(Undeliverable):
        http.public_address(ip, 443)


def test_the_open_internet_is_open():
    assert http.is_public("93.184.216.34") and http.is_public("2606:4700::1111")


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://example.com/", "url_unfit"), ("ftp://example.com/", "url_unfit"), ("https://", "url_unfit"),
        ("https://u:p@example.com/", "url_unfit"), ("https://10.0.0.1/", "url_private"), ("https://[::1]/", "url_private"),
        ("https://[", "url_unfit"), ("https://x:99999/", "url_unfit"),
    ],
)  # fmt: skip
def test_addresses_that_do_not_fit_are_refused(cast, url, code):
    with pytest.raises(Invalid, match=code):
        subscribe(name="x", url=url, kinds=["*"], by=cast.admin)


def test_kinds_that_are_none_names_taken_and_people_without_right(cast):
    good = {"name": "x", "url": "https://example.com/", "kinds": ["case.registered"]}
    for kinds in (["user.added"], ["delivery.dead"], ["case.nothing"], []):
        with pytest.raises(Invalid):
            subscribe(**good | {"kinds": kinds}, by=cast.admin)
    with pytest.raises(Denied):
        subscribe(**good, by=cast.director)
    row, _ = subscribe(**good, by=cast.admin)
    with pytest.raises(Invalid, match="name_taken"):
        subscribe(**good, by=cast.admin)
    with pytest.raises(Denied):
        switch(row, active=False, by=cast.director)


def test_over_rest_the_secret_is_shown_once(cast, caller, settings):
    admin, wanted = caller(cast.admin), {"name": "ERP", "url": "https://erp.example.com/in", "kinds": ["case.closed"]}
    first = admin.post("/webhooks", command_id="w-1", **wanted)
    assert first.status_code == 201 and first.json()["secret"].startswith("whsec_")
    again = admin.post("/webhooks", command_id="w-1", **wanted)
    assert again.json()["id"] == first.json()["id"] and again.json()["secret"] is None
    secret = first.json()["secret"]
    rows = str(list(Subscription.objects.values())) + str(list(Event.objects.values()))
    assert secret not in rows and secret.removeprefix("whsec_") not in rows
    assert secret not in admin.get("/webhooks").content.decode()
    assert "case.closed" in admin.get("/webhooks/kinds").json()
    pk = first.json()["id"]
    assert admin.post(f"/webhooks/{pk}/switch", active=False).json()["active"] is False
    assert admin.post("/webhooks/99999/switch", active=False).status_code == 404


def test_over_rest_only_who_keeps_them(cast, caller):
    wanted = {"name": "ERP", "url": "https://erp.example.com/in", "kinds": ["*"]}
    for user in (cast.viewer, cast.stranger, cast.director):
        me = caller(user)
        assert me.post("/webhooks", **wanted).status_code == 403
        assert me.get("/webhooks").status_code == me.get("/webhooks/kinds").status_code == 403
        assert me.post("/webhooks/1/switch", active=True).status_code == 403
