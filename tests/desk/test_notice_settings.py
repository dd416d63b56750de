"""我的通知设置, the channels' page, a digest one by one."""

import datetime

import pytest

from nuanju.core.events import record
from nuanju.notify.models import NoticeFigure, Preference
from nuanju.notify.recipients import Recipient
from nuanju.notify.sweep import sweep
from nuanju.notify.verbs import send
from tests.desk.permissions import told
from tests.notify.conftest import by_day  # noqa: F401 — quiet hours have tests of their own


@pytest.fixture
def handler(cast, client):
    client.force_login(cast.handler)
    return cast.handler


@pytest.fixture
def admin(cast, client):
    client.force_login(cast.admin)
    return cast.admin


def words(answer) -> str:
    return answer.content.decode()


def test_what_i_leave_unticked_is_turned_off(client, handler):
    page = words(client.get("/notices/settings/"))
    assert 'value="N03:sms"' in page and "21:00到08:00" in page and 'value="N08:sms"' not in page
    answer = client.post("/notices/settings/", {"on": ["N04:sms"], "quiet_from": "20:00", "quiet_until": "07:30"})
    assert answer.status_code == 302
    mine = Preference.objects.get(user=handler)
    assert "N03:sms" in mine.off and "N04:sms" not in mine.off and mine.quiet_until == datetime.time(7, 30)
    shown = words(client.get("/notices/settings/"))
    assert 'value="N04:sms" aria-label="时限提醒 短信" checked' in shown and 'value="20:00"' in shown


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"quiet_from": "20:00"}, "开始和结束要一起填写"), ({"quiet_from": "09:00", "quiet_until": "08:00"}, "最长14小时"),
        ({"quiet_from": "x", "quiet_until": "y"}, "quiet_from"),
    ],
)  # fmt: skip
def test_hours_that_do_not_fit_come_back_at_their_field(client, handler, given, said):
    answer = client.post("/notices/settings/", given)
    assert answer.status_code == 422 and said in words(answer)
    assert not Preference.objects.exists()


def test_unknown_names_are_only_left_out(client, handler):
    assert client.post("/notices/settings/", {"on": ["N99:sms", "\x00", "N08:sms"]}).status_code == 302


def test_the_channels_page_shows_how_they_do_and_no_key(client, admin, settings):
    settings.SMS_PROVIDER, settings.SMS_URL, settings.SMS_SECRET = "http", "http://127.0.0.1:1/", "the-key-of-sms"
    page = words(client.get("/outbox/channels/"))
    assert "已接通" in page and "未接通" in page and "the-key-of-sms" not in page and "127.0.0.1:1" not in page


def test_a_test_message_is_queued_and_said(client, admin, settings):
    settings.SMS_PROVIDER = "http"
    answer = client.post("/outbox/channels/sms/try")
    assert answer.status_code == 204 and "toast" in answer["HX-Trigger"]
    assert client.post("/outbox/channels/wecom/try").status_code == 422
    assert client.post("/outbox/channels/nothing/try").status_code == 422


def test_a_digest_opens_into_its_notices(cast, client, handler):
    first = told(cast, handler)
    for _ in range(14):
        event = record("parcel.sent", _about(first), by=cast.agent)
        send(event, "N07.accepted", to=[Recipient(user=handler)], values=VALUES)
    sweep(datetime.datetime.now(datetime.UTC) + datetime.timedelta(minutes=2))
    bell = words(client.get("/notices/latest"))
    assert "有5件事通知您" in bell
    digest = handler.notices.get(code="D01", channel="app")
    page = client.get(client.get(f"/notices/{digest.pk}/open")["Location"])
    assert words(page).count("待回访：3栋2单元1502") == 5
    client.force_login(cast.handler2)
    assert client.get(digest.link).status_code == 404


VALUES = {"number": "NJ-BW-20261121-0042", "house": "3栋2单元1502", "problem": "渗漏", "due": "11月23日 10:00"}


def _about(notice):
    from tests.parcels.models import Parcel

    return Parcel.objects.get(pk=notice.event.subject_id)


def test_the_groups_figures_are_kept_among_the_settings(cast, client):
    client.force_login(cast.director)
    assert "夜间免打扰从几点开始" in words(client.get("/settings/notice-figures/"))
    row = NoticeFigure.objects.get(key="quiet_from")
    today = datetime.datetime.now(datetime.UTC).astimezone(datetime.timezone(datetime.timedelta(hours=8))).date()
    assert client.post(f"/settings/notice-figures/{row.pk}/", {"value": "22", "effective_on": today}).status_code == 302
    wrong = client.post(f"/settings/notice-figures/{row.pk}/", {"value": "30", "effective_on": today})
    assert wrong.status_code == 422 and "之间的数值" in words(wrong)
    client.force_login(cast.agent)
    assert client.get("/settings/notice-figures/").status_code == 403
