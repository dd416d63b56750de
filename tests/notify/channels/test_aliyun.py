"""Aliyun SMS: the official kit against a server that verifies its signature."""

import pytest
from django.utils import timezone

from nuanju.notify.models import NoticeTemplate
from nuanju.notify.verbs import resend, revise_template
from tests.notify.servers import is_aliyuns

KEY, SECRET = "LTAI-key-of-ours", "aliyun-secret-of-ours"


@pytest.fixture
def aliyun(settings, gateway):
    settings.SMS_PROVIDER, settings.ALIYUN_ENDPOINT, settings.ALIYUN_SIGN = "aliyun", gateway.url, "暖居地产"
    settings.ALIYUN_KEY_ID, settings.ALIYUN_KEY_SECRET = KEY, SECRET
    gateway.code = "OK"

    def answer(request):
        if not is_aliyuns(request, KEY, SECRET):
            return 403, {"Code": "SignatureDoesNotMatch", "Message": "no", "RequestId": "r"}
        return 200, {"Code": gateway.code, "Message": "说明", "BizId": "biz-9", "RequestId": "r"}

    gateway.answer = answer
    return gateway


@pytest.fixture
def named(cast):
    sms = NoticeTemplate.objects.get(code="N08", audience="staff", channel="sms")
    return revise_template(
        sms, title=sms.title, text=sms.text, effective_on=timezone.localdate(), by=cast.director, provider_code="SMS_1"
    )


def test_the_template_is_filled_with_the_facts_its_text_names(aliyun, named, say, outcome):
    delivery = say("sms")
    assert outcome(delivery) == ("sent", "") and delivery.provider_id == "biz-9"
    [request] = aliyun.requests
    assert (request.query["TemplateCode"], request.query["SignName"]) == ("SMS_1", "暖居地产")
    assert request.query["OutId"] == f"notice-{delivery.notice_id}"
    assert '"reason": "升为热点"' in request.query["TemplateParam"] and "history" not in request.query["TemplateParam"]


@pytest.mark.parametrize(
    ("code", "state"),
    [
        ("isv.MOBILE_NUMBER_ILLEGAL", "dead"), ("isv.SMS_TEMPLATE_ILLEGAL", "dead"), ("isp.SYSTEM_ERROR", "failed"),
        ("isv.BUSINESS_LIMIT_CONTROL", "failed"), ("isv.OUT_OF_SERVICE", "failed"),
    ],
)  # fmt: skip
def test_what_it_refuses_is_final_or_not(aliyun, named, say, outcome, code, state):
    aliyun.code = code
    got, error = outcome(say("sms"))
    assert got == state and code in error


def test_a_wrong_key_is_seen_and_tried_again_without_naming_it(aliyun, named, say, outcome, settings):
    settings.ALIYUN_KEY_SECRET = "wrong-secret-of-ours"
    state, error = outcome(say("sms"))
    assert state == "failed" and "SignatureDoesNotMatch" in error and "wrong-secret" not in error


def test_without_aliyuns_number_it_waits_to_be_sent_again(aliyun, cast, say, outcome, run_jobs, request):
    delivery = say("sms")
    assert outcome(delivery) == ("dead", "通知模板没有填阿里云模板号，补填后可重新发送")
    request.getfixturevalue("named")
    resend(delivery, by=cast.admin)
    assert outcome(delivery) == ("sent", "")
