"""Follow-up: rating decides between closing and rework; the phone is shown once asked for."""

import datetime

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from nuanju.cases.models import Case
from tests.cases.stories import pending_follow_up
from tests.stories import kinds

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(cast, client):
    client.force_login(cast.agent2)  # the one who did not register it
    return client


def send(client, case, **data):
    return client.post(reverse("follow_up", args=[case.number]), data, headers={"HX-Request": "true"})


def state(case) -> str:
    return Case.objects.get(pk=case.pk).state


def test_the_queue_and_the_page_with_script(other, cast):
    case = pending_follow_up(cast)
    assert case.number in other.get(reverse("follow_ups")).content.decode()
    seen = other.get(reverse("follow_up", args=[case.number])).content.decode()
    assert "重做防水层" in seen and "138****5678" in seen and "未接通 0/3 次" in seen
    assert "13812345678" not in seen


@pytest.mark.parametrize(
    ("fields", "after"),
    [({"rating": "5", "result_rating": "4"}, "closed"), ({"rating": "3", "consents": "1"}, "closed"),
     ({"rating": "2", "reasons": ["result"]}, "rework"), ({"rating": "3", "reasons": ["process"]}, "rework")],
)  # fmt: skip
def test_the_rating_decides(other, cast, fields, after):
    case = pending_follow_up(cast)
    answer = send(other, case, **fields)
    assert answer["HX-Redirect"] == reverse("follow_ups")
    assert state(case) == after
    given = case.follow_ups.get()
    assert given.rating == int(fields["rating"])


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [({}, "请给服务打分"), ({"rating": "1"}, "请选择不满意的原因"), ({"rating": "9"}, "请给服务打分")],
)
def test_what_is_missing_is_said(other, cast, fields, sentence):
    case = pending_follow_up(cast)
    answer = send(other, case, **fields)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert state(case) == "pending_follow_up"


def test_missed_calls_are_counted_and_close_only_when_allowed(other, cast):
    case = pending_follow_up(cast)
    send(other, case, do="missed")
    assert "已记录未接通" in other.get(reverse("follow_ups")).content.decode()
    seen = other.get(reverse("follow_up", args=[case.number])).content.decode()
    assert "未接通 1/3 次" in seen and "还不能未接通关闭：不同时段已拨 1/3 次" in seen
    assert "未接通关闭须" in send(other, case, do="unreached").content.decode()
    now = timezone.now()
    for day in (1, 2):
        with time_machine.travel(now + datetime.timedelta(days=day)):
            other.force_login(cast.agent2)  # a new shift
            send(other, case, do="missed")
    with time_machine.travel(now + datetime.timedelta(days=4)):
        other.force_login(cast.agent2)
        assert 'value="unreached"' in other.get(reverse("follow_up", args=[case.number])).content.decode()
        send(other, case, do="unreached")
    assert state(case) == "closed"


def test_the_registrar_is_told_that_another_must_call(client, cast):
    from tests.hotline.calls import on_shift

    case = pending_follow_up(cast)
    on_shift(cast.agent2)
    client.force_login(cast.agent)
    assert "请由他人回访" in client.get(reverse("follow_up", args=[case.number])).content.decode()
    assert send(client, case, rating="5").status_code == 403


def test_twice_is_once(other, cast):
    case = pending_follow_up(cast)
    for _ in range(2):
        assert send(other, case, do="missed", command_id="x").status_code == 200
    assert case.follow_ups.count() == 1


def test_the_phone_is_shown_and_that_is_written_down(other, cast):
    case = pending_follow_up(cast)
    assert "13812345678" in other.post(reverse("follow_up_phone", args=[case.number])).content.decode()
    assert kinds(case)[0] == "case.phone_revealed"


def test_out_of_scope(client, cast):
    case = pending_follow_up(cast)
    client.force_login(cast.stranger_agent)
    assert client.get(reverse("follow_up", args=[case.number])).status_code == 404
    assert client.post(reverse("follow_up_phone", args=[case.number])).status_code == 404
