"""系统对接: make, see the secret once, change, stop, test, and what became of the pushes."""

import base64
import hashlib
import hmac

import pytest

from nuanju.core.models import Event
from nuanju.core.refusals import Denied, Invalid, Refused
from nuanju.notify.models import Delivery, Notice, Subscription
from nuanju.notify.verbs import revise_subscription, subscribe, switch, try_subscription
from tests.cases import stories
from tests.notify.servers import Gateway

HTMX = {"HX-Request": "true"}


@pytest.fixture
def admin(cast, client, settings):
    settings.WEBHOOK_PRIVATE = True
    client.force_login(cast.admin)
    return client


@pytest.fixture
def row(cast, settings):
    settings.WEBHOOK_PRIVATE = True
    return subscribe(name="ERP", url="https://erp.example.com/in", kinds=["case.*"], by=cast.admin)[0]


def test_the_secret_is_shown_once_and_never_again(admin):
    given = {"name": "ERP", "url": "https://erp.example.com/in", "families": ["case.*"], "single": "timer.overdue\n"}
    made = admin.post("/settings/webhooks/new", given, headers=HTMX).content.decode()
    row = Subscription.objects.get()
    assert row.kinds == ["case.*", "timer.overdue"] and row.secret in made
    for address in ("/settings/webhooks/", f"/settings/webhooks/{row.pk}/", f"/settings/webhooks/{row.pk}/revise"):
        assert row.secret not in admin.get(address).content.decode()
    assert "系统对接" in admin.get("/settings/").content.decode()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"url": "ftp://x"}, "https"),
        ({"families": [], "single": ""}, "事件"),
        ({"single": "case.unheard"}, "没有这样的事件"),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_made(admin, wrong, words):
    given = {"name": "ERP", "url": "https://erp.example.com/in", "families": ["case.*"], "single": ""}
    answer = admin.post("/settings/webhooks/new", given | wrong, headers=HTMX)
    assert answer.status_code == 422 and words in answer.content.decode()
    assert not Subscription.objects.exists()


def test_it_is_changed_and_keeps_its_secret(admin, row):
    before = row.secret
    form = admin.get(f"/settings/webhooks/{row.pk}/revise").content.decode()
    assert "https://erp.example.com/in" in form
    given = {"name": "ERP 二期", "url": "https://erp2.example.com/in", "families": ["timer.*"], "personal": "on"}
    answer = admin.post(f"/settings/webhooks/{row.pk}/revise", given, headers=HTMX)
    assert answer.headers["HX-Redirect"] == f"/settings/webhooks/{row.pk}/"
    row.refresh_from_db()
    assert (row.name, row.host, row.kinds, row.personal) == ("ERP 二期", "erp2.example.com", ["timer.*"], True)
    assert row.secret == before
    assert Event.objects.get(kind="webhook.revised").data["before"] == "erp.example.com"


def test_who_may_not_keep_them_changes_and_tries_nothing(cast, row):
    with pytest.raises(Denied):
        revise_subscription(row, name="x", url="https://x.example.com", kinds=["*"], by=cast.director)
    with pytest.raises(Denied):
        try_subscription(row, by=cast.director)


def test_a_name_is_taken_once(cast, row):
    other, _ = subscribe(name="CRM", url="https://crm.example.com/in", kinds=["*"], by=cast.admin)
    with pytest.raises(Invalid, match="name_taken"):
        revise_subscription(other, name="ERP", url=other.url, kinds=["*"], by=cast.admin)


def test_it_is_stopped_and_taken_up_again(admin, row):
    admin.post(f"/settings/webhooks/{row.pk}/switch", {"active": "0"}, headers=HTMX)
    row.refresh_from_db()
    assert not row.active and "已停用" in admin.get("/settings/webhooks/").content.decode()
    assert admin.post(f"/settings/webhooks/{row.pk}/try", headers=HTMX).status_code == 409
    admin.post(f"/settings/webhooks/{row.pk}/switch", {"active": "1"}, headers=HTMX)
    row.refresh_from_db()
    assert row.active


def test_a_test_goes_to_this_address_alone_signed_and_is_listed(cast, admin, run_jobs):
    with Gateway(lambda request: (200, {})) as one, Gateway(lambda request: (200, {})) as other:
        row, secret = subscribe(name="ERP", url=f"{one.url}/in", kinds=["case.*"], by=cast.admin)
        subscribe(name="CRM", url=f"{other.url}/in", kinds=["*"], by=cast.admin)
        admin.post(f"/settings/webhooks/{row.pk}/try", headers=HTMX)
        run_jobs()
        assert [r.json["type"] for r in one.requests] == ["webhook.tested"] and not other.requests
        [request] = one.requests
        named = f"{request.headers['webhook-id']}.{request.headers['webhook-timestamp']}.".encode()
        key = base64.b64decode(secret.removeprefix("whsec_"))
        right = base64.b64encode(hmac.new(key, named + request.body, hashlib.sha256).digest()).decode()
        assert request.headers["webhook-signature"] == f"v1,{right}"
    page = admin.get(f"/settings/webhooks/{row.pk}/").content.decode()
    assert "webhook.tested" in page and "已发送" in page


def test_the_last_pushes_stand_with_their_state_and_reason(cast, admin, run_jobs):
    with Gateway(lambda request: (410, {})) as gateway:
        row, _ = subscribe(name="ERP", url=f"{gateway.url}/in", kinds=["case.registered"], by=cast.admin)
        stories.registered(cast)
        run_jobs()
    page = admin.get(f"/settings/webhooks/{row.pk}/").content.decode()
    assert "case.registered" in page and "410" in page
    assert Delivery.objects.get(notice__channel="webhook").state == "dead"


def test_one_that_is_stopped_is_not_tried(cast, row):
    switch(row, active=False, by=cast.admin)
    row.refresh_from_db()
    with pytest.raises(Refused, match="subscription_stopped"):
        try_subscription(row, by=cast.admin)
    assert not Notice.objects.exists()
