"""通知模板 among the settings: a change is a new version; a misspelt variable is shown at its field."""

import pytest
from django.utils import timezone

from nuanju.notify.models import NoticeTemplate


@pytest.fixture
def sms(cast, client):
    client.force_login(cast.director)
    return NoticeTemplate.objects.get(code="N03", audience="staff", channel="sms")


def save(client, template, **changes):
    given = {"title": template.title, "text": template.text, "effective_on": timezone.localdate()} | changes
    return client.post(f"/settings/notice-templates/{template.pk}/", given)


def test_saving_makes_a_version_from_its_date(client, sms):
    assert save(client, sms, text="{number}请联系客户").status_code == 302
    assert (
        NoticeTemplate.objects.in_force().get(code="N03", audience="staff", channel="sms").text == "{number}请联系客户"
    )
    sms.refresh_from_db()
    assert sms.text.startswith("【新任务】")  # what was said with it stays


def test_a_variable_that_does_not_exist_comes_back_at_its_field(client, sms):
    answer = save(client, sms, text="{nobody}")
    assert answer.status_code == 422
    assert "不能使用 {nobody}" in answer.content.decode()
    assert NoticeTemplate.objects.filter(code="N03").count() == 4


def test_not_into_the_past(client, sms):
    answer = save(client, sms, effective_on="2020-01-01")
    assert answer.status_code == 422 and "不能早于今天" in answer.content.decode()


def test_only_for_those_who_keep_them(cast, client, sms):
    client.force_login(cast.agent)
    assert client.get("/settings/notice-templates/").status_code == 403
