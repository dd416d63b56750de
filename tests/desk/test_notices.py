"""Notices on the desk: the bell, the list, the outbox."""

import pytest

from nuanju.notify.choices import DeliveryState
from nuanju.notify.models import Delivery
from nuanju.notify.recipients import Recipient
from nuanju.notify.verbs import send
from tests.desk.permissions import told
from tests.notify.conftest import by_day  # noqa: F401 — quiet hours have tests of their own

CLOSED = {"number": "NJ-1", "result": "已修好", "warranty": "防水自修复起重新计5年。", "reopen_until": "2027年2月19日"}
CLOSED |= {"rating": "请为本次服务评价"}


@pytest.fixture
def handler(cast, client):
    client.force_login(cast.handler)
    return cast.handler


@pytest.fixture
def admin(cast, client):
    client.force_login(cast.admin)
    return cast.admin


@pytest.fixture
def kept(cast, run_jobs):
    """An SMS to a customer that no channel took."""
    event = told(cast, cast.handler).event
    [sms] = send(event, "N10", to=[Recipient(name="业主甲", phone="13812345678")], values=CLOSED)
    run_jobs()
    return Delivery.objects.get(notice=sms)


def words(answer) -> str:
    return answer.content.decode()


def test_the_bell_counts_what_is_unread_and_its_menu_shows_it(cast, client, handler):
    told(cast, handler), told(cast, handler), told(cast, cast.handler2)
    assert "2 条未读" in words(client.get("/notices/bell"))
    menu = words(client.get("/notices/latest"))
    assert menu.count("待回访：3栋2单元1502") == 2


def test_opening_one_reads_it_and_goes_to_what_it_is_about(cast, client, handler):
    notice = told(cast, handler)
    notice.link = "/cases/NJ-1/"
    notice.save()
    assert client.get(f"/notices/{notice.pk}/open")["Location"] == "/cases/NJ-1/"
    notice.refresh_from_db()
    assert notice.read_at and "条未读" not in words(client.get("/notices/bell"))


@pytest.mark.parametrize("link", ["", "https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"])
def test_a_notice_leads_nowhere_else(cast, client, handler, link):
    notice = told(cast, handler)
    notice.link = link
    notice.save()
    assert client.get(f"/notices/{notice.pk}/open")["Location"] == "/notices/"


def test_chosen_ones_or_all_are_marked_read(cast, client, handler):
    first, _ = told(cast, handler), told(cast, handler)
    client.post("/notices/read", {"pk": [first.pk]})
    assert "1 条未读" in words(client.get("/notices/bell"))
    client.post("/notices/read")
    assert "没有未读通知" in words(client.get("/notices/?view=unread"))
    assert words(client.get("/notices/")).count("待回访：") == 2


def test_the_outbox_shows_text_state_and_a_masked_address(client, admin, kept):
    page = words(client.get("/outbox/"))
    assert "防水自修复起重新计5年" in page and "未接通道" in page
    assert "138****5678" in page and "13812345678" not in page
    assert "待回访：" not in page  # in-app notices are not for the outbox


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("state=outbox", True), ("state=sent", False), ("channel=sms", True), ("channel=email", False),
        ("code=N10", True), ("code=N02", False), ("q=业主", True), ("q=13812345678", True), ("q=李", False),
        ("state=nonsense&after=x", True), ("after=99999999999999999999", True), ("q=%00", True),
    ],
)  # fmt: skip
def test_filters_stand_in_the_address(client, admin, kept, query, found):
    answer = client.get(f"/outbox/?{query}")
    assert ("NJ-1" in words(answer)) == found


def test_sending_again_puts_it_back_into_the_queue(client, admin, kept, run_jobs):
    answer = client.post(f"/outbox/{kept.pk}/resend")
    assert "待发送" in words(answer) and "toast" in answer["HX-Trigger"]
    kept.refresh_from_db()
    assert kept.state == DeliveryState.QUEUED
    assert client.post(f"/outbox/{kept.pk}/resend").status_code == 409


def test_pages_follow_each_other_without_gap_or_double(cast, client, handler):
    pks = {told(cast, handler).pk for _ in range(120)}
    seen, address = [], "/notices/"
    while address:
        page = client.get(address).context["page"]
        seen += [n.pk for n in page.rows]
        address = page.next and f"/notices/{page.next}"
    assert seen == sorted(pks, reverse=True)
    back = client.get(f"/notices/?before={seen[50]}").context["page"]
    assert [n.pk for n in back.rows] == seen[:50] and back.prev == ""


def test_queries_do_not_grow_with_the_rows(cast, client, handler, query_baseline):
    for _ in range(10):
        told(cast, handler)
    with query_baseline("notices"):
        client.get("/notices/")


def test_queries_of_the_outbox(client, admin, kept, query_baseline):
    with query_baseline("outbox"):
        client.get("/outbox/")
