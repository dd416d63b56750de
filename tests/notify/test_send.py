"""Send: each person is told of an event once per channel, in words made for him."""

import datetime

import pytest
import time_machine
from django.db import connection

from nuanju.notify.choices import ChannelKind, DeliveryState
from nuanju.notify.models import Notice
from nuanju.notify.recipients import Recipient
from nuanju.notify.verbs import send
from tests.notify.conftest import DISPATCHED, REASSIGNED


def test_handler_and_customer_each_get_their_own_words(event, cast, owner):
    notices = send(event, "N03", to=[Recipient(user=cast.handler), owner], values=DISPATCHED, link="/cases/42/")
    by = {(n.to_name, n.channel): n for n in notices}
    assert set(by) == {("处理人甲", "app"), ("处理人甲", "sms"), ("业主甲", "sms")}
    assert by["业主甲", "sms"].text == (
        "您好，单号NJ-BW-20261121-0042已由处理人甲负责（电话13700000000），最迟11月23日 10:00与您联系，请留意来电。"
        "如到时没有接到电话，请拨打400服务热线。"
    )
    assert "厕所顶上一直滴水" in by["处理人甲", "app"].text
    assert by["处理人甲", "app"].link == "/cases/42/"
    assert by["处理人甲", "sms"].text.endswith("http://localhost:8000/cases/42/")
    assert {n.project_id for n in notices} == {cast.bw.pk}


def test_in_app_is_there_at_once_and_sms_waits_in_the_outbox_while_unconnected(event, cast, run_jobs):
    app, sms = send(event, "N03", to=[Recipient(user=cast.handler)], values=DISPATCHED)
    assert (app.delivery.state, sms.delivery.state) == (DeliveryState.SENT, DeliveryState.QUEUED)
    assert run_jobs().count("notify.deliver") == 1
    sms.delivery.refresh_from_db()
    assert (sms.delivery.state, sms.delivery.sent_at, sms.delivery.attempts) == (DeliveryState.OUTBOX, None, 1)


def test_telling_the_same_event_again_tells_nobody_twice(event, cast, owner):
    people = [Recipient(user=cast.handler), owner, owner]
    first = send(event, "N03", to=people, values=DISPATCHED)
    assert len(first) == 3
    assert (
        send(event, "N03", to=[*people, Recipient(user=cast.handler2)], values=DISPATCHED, channels=["app"])[0].to_name
        == "处理人乙"
    )
    assert Notice.objects.count() == 4


def test_the_database_itself_refuses_a_second_telling(event, cast):
    from django.db import IntegrityError, transaction

    [notice] = send(event, "N04", to=[Recipient(user=cast.handler)], values=_clock())
    notice.pk = None
    with pytest.raises(IntegrityError, match="notice_once_per_user"), transaction.atomic():
        notice.save()


def _clock():
    return {
        "number": "N",
        "house": "h",
        "problem": "p",
        "clock": "联系客户",
        "share": "50%",
        "due": "d",
        "left": "4小时",
    }


def test_channels_can_be_narrowed(event, cast):
    told = send(event, "N08", to=[Recipient(user=cast.gm)], values=REASSIGNED, channels=[ChannelKind.APP])
    assert [n.channel for n in told] == ["app"]


def test_without_an_address_it_says_so_instead_of_vanishing(event, run_jobs):
    [sms] = send(
        event, "N13.end", to=[Recipient(name="匿名")], values={"number": "1", "house": "", "reason": "r", "due": "d"}
    )
    assert (sms.delivery.state, sms.delivery.error) == (DeliveryState.DEAD, "没有手机号")
    assert "notify.deliver" not in run_jobs()


def test_missing_facts_read_as_a_dash_and_long_words_are_cut(event, cast):
    long = DISPATCHED | {"words": "水\n" * 400 + "\x00", "house": None}
    app, _ = send(event, "N03", to=[Recipient(user=cast.handler)], values=long)
    assert app.title == "新任务：— 卫生间顶棚渗漏"
    assert "\n" not in app.text and "\x00" not in app.text and len(app.text) < 300


def test_a_caller_that_leaves_facts_out_is_told_which(event, cast):
    with pytest.raises(ValueError, match=r"N03 needs \['due', 'words'\]"):
        given = {k: v for k, v in DISPATCHED.items() if k not in ("due", "words")}
        send(event, "N03", to=[Recipient(user=cast.handler)], values=given)


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (datetime.date(2026, 11, 23), "11月23日"),
        (datetime.date(2027, 1, 5), "2027年01月05日"),
        (datetime.datetime(2026, 11, 23, 2, 5, tzinfo=datetime.UTC), "11月23日 10:05"),
    ],
)
def test_days_and_moments_are_said_as_people_say_them(event, owner, due, said):
    with time_machine.travel(datetime.datetime(2026, 11, 22, 4, 0, tzinfo=datetime.UTC)):
        [sms] = send(event, "N03", to=[owner], values=DISPATCHED | {"due": due})
    assert f"最迟{said}与您联系" in sms.text


def test_braces_in_the_customers_words_are_only_words(event, cast):
    app, _ = send(
        event, "N03", to=[Recipient(user=cast.handler)], values=DISPATCHED | {"words": "{number.__class__} <b>"}
    )
    assert "{number.__class__} <b>" in app.text


def deliveries_waiting() -> int:
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from procrastinate_jobs where task_name = 'notify.deliver'")
        return cursor.fetchone()[0]


@pytest.mark.django_db(transaction=True)
def test_rolled_back_with_the_verb_that_told(defaults, cast):
    from django.db import transaction

    from nuanju.core.events import record
    from tests.parcels.models import Parcel

    parcel, before = Parcel.objects.create(project_id=cast.bw.pk), deliveries_waiting()
    with pytest.raises(RuntimeError), transaction.atomic():
        event = record("parcel.sent", parcel, by=cast.agent)
        send(event, "N03", to=[Recipient(user=cast.handler)], values=DISPATCHED)
        raise RuntimeError
    assert not Notice.objects.exists()
    assert deliveries_waiting() == before
