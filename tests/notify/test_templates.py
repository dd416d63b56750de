"""Templates: versioned texts, whose variables are checked when they are saved."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from nuanju.core.models import Event
from nuanju.core.refusals import Denied, Invalid
from nuanju.notify import defaults as shipped
from nuanju.notify.choices import Audience, ChannelKind
from nuanju.notify.codes import CODES
from nuanju.notify.models import NoticeTemplate
from nuanju.notify.recipients import Recipient
from nuanju.notify.verbs import revise_template, send
from tests.notify.conftest import DISPATCHED

TODAY = timezone.localdate
FIELDS = {"title": "新任务", "text": "{number}请联系客户"}


@pytest.fixture
def sms(db):
    return NoticeTemplate.objects.get(code="N03", audience=Audience.STAFF, channel=ChannelKind.SMS)


def test_every_notice_of_the_table_is_shipped_and_fits_its_variables(db):
    assert set(NoticeTemplate.objects.values_list("code", flat=True)) == set(CODES)
    for template in NoticeTemplate.objects.all():
        template.clean()


def test_loading_again_adds_nothing_and_keeps_what_was_changed(sms, cast):
    revise_template(sms, **FIELDS, effective_on=TODAY(), by=cast.director)
    assert shipped.load() == 0
    assert NoticeTemplate.objects.in_force().get(code="N03", audience="staff", channel="sms").title == "新任务"


def test_a_revision_counts_from_its_date_and_is_an_event(sms, event, cast):
    tomorrow = TODAY() + datetime.timedelta(days=1)
    revise_template(sms, **FIELDS, effective_on=tomorrow, by=cast.director)
    now = {n.channel: n.text for n in send(event, "N03", to=[Recipient(user=cast.handler)], values=DISPATCHED)}
    assert now["sms"].startswith("【新任务】")
    assert (
        NoticeTemplate.objects.in_force(tomorrow).get(code="N03", audience="staff", channel="sms").text
        == FIELDS["text"]
    )
    assert Event.objects.filter(kind="notice_template.revised", actor_id=cast.director.pk).exists()


@pytest.mark.parametrize("text", ["{phone}", "{number.__class__}", "{number[0]}", "{}", "{number", "{0}"])
def test_variables_outside_the_list_are_refused_with_the_list(sms, cast, text):
    with pytest.raises(Invalid) as refused:
        revise_template(sms, title="新任务", text=text, effective_on=TODAY(), by=cast.director)
    assert refused.value.field == "text"
    assert "花括号" in refused.value.sentence or "可用的变量" in refused.value.sentence


def test_not_into_the_past_not_twice_for_one_day_not_without_right(sms, cast):
    with pytest.raises(Invalid, match="effective_in_past"):
        revise_template(sms, **FIELDS, effective_on=TODAY() - datetime.timedelta(days=1), by=cast.director)
    with pytest.raises(Denied):
        revise_template(sms, **FIELDS, effective_on=TODAY(), by=cast.agent)
    revise_template(sms, **FIELDS, effective_on=TODAY(), by=cast.director)
    with pytest.raises(Invalid) as twice:
        revise_template(sms, **FIELDS, effective_on=TODAY(), by=cast.director)
    assert "已有一个版本" in twice.value.sentence


def test_form_errors_name_the_field():
    with pytest.raises(ValidationError) as wrong:
        NoticeTemplate(code="N01", title="{nobody}", text="好").clean()
    assert list(wrong.value.message_dict) == ["title"]
