"""Aliyun SMS by its official kit. Aliyun sends approved templates only: ours name theirs, the facts fill it in."""

import json
import re

from alibabacloud_dysmsapi20170525.client import Client
from alibabacloud_dysmsapi20170525.models import SendSmsRequest
from alibabacloud_tea_openapi.exceptions import ClientException
from alibabacloud_tea_openapi.models import Config
from darabonba.runtime import RuntimeOptions
from django.conf import settings

from nuanju.notify.models import NoticeTemplate
from nuanju.notify.names import message_id
from nuanju.notify.receipts import Later, Receipt, Undeliverable

CONNECT, READ = 3_000, 10_000  # milliseconds
BUSY = ("isv.BUSINESS_LIMIT_CONTROL", "isv.DAY_LIMIT_CONTROL", "Throttling")
FINAL = re.compile(r"isv\.(MOBILE|INVALID|SMS_|TEMPLATE|BLACK|PARAM|DENY)|.*_ILLEGAL$")
LONGEST = 35  # characters of one variable, Aliyun's own limit


def send(notice) -> Receipt:
    code, params = _template(notice)
    request = SendSmsRequest(
        phone_numbers=notice.address, sign_name=settings.ALIYUN_SIGN, template_code=code,
        template_param=json.dumps(params, ensure_ascii=False), out_id=message_id(notice),
    )  # fmt: skip
    runtime = RuntimeOptions(autoretry=False, connect_timeout=CONNECT, read_timeout=READ)
    try:
        body = _client().send_sms_with_options(request, runtime).body
    except ClientException as refused:
        _refused(str(refused.code), "")
    if body.code != "OK":
        _refused(str(body.code), str(body.message))
    return Receipt(provider_id=body.biz_id)


def _template(notice) -> tuple[str, dict[str, str]]:
    """The template in force says which of Aliyun's it is: a number entered later serves what waited for it."""
    said = notice.template
    in_force = NoticeTemplate.objects.in_force()
    now = said and in_force.filter(code=said.code, audience=said.audience, channel=said.channel).first()
    if not now or not now.provider_code:
        raise Undeliverable("通知模板没有填阿里云模板号，补填后可重新发送")
    return now.provider_code, {name: (notice.facts or {}).get(name, "")[:LONGEST] for name in now.variables}


def _client() -> Client:
    protocol, _, host = settings.ALIYUN_ENDPOINT.rpartition("://")
    config = Config(access_key_id=settings.ALIYUN_KEY_ID, access_key_secret=settings.ALIYUN_KEY_SECRET)
    config.endpoint, config.protocol = host, protocol or "https"
    return Client(config)


def _refused(code: str, words: str) -> None:
    if code.startswith(BUSY):
        raise Later(f"阿里云限流（{code}）", seconds=600)
    if FINAL.match(code):
        raise Undeliverable(f"阿里云拒绝（{code}）：{words}")
    raise RuntimeError(f"阿里云回答 {code}：{words}")
