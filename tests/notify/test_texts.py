"""The shipped texts: every code × audience × channel says something whole; a broken later text loses nothing."""

import re

import pytest

from nuanju.notify import shipped, wording
from nuanju.notify.choices import Audience, ChannelKind
from nuanju.notify.codes import CODES
from nuanju.notify.models import NoticeTemplate
from nuanju.notify.recipients import Recipient
from nuanju.notify.verbs import send
from tests.notify.conftest import DISPATCHED, REASSIGNED

ADVERTISING = re.compile("优惠|特价|抢购|限时|红包|抽奖|推荐购|老带新|折扣|开盘|认购|礼品")


@pytest.mark.parametrize("key", shipped.texts(), ids=lambda k: "-".join(k))
def test_it_renders_whole(key):
    code, audience, channel = key
    assert code in CODES and audience in Audience.values and channel in ChannelKind.values
    facts = {name: f"[{name}]" for name in CODES[code].variables}
    for text in shipped.texts()[key]:
        said = wording.render(text, facts)
        assert said.strip() and "{" not in said and not ADVERTISING.search(text)


def test_the_table_has_its_channels():
    there = set(shipped.texts())
    wanted = [
        ("N02", "sms"),
        ("N02", "app"),
        ("N02", "wecom"),
        ("N04.overdue", "sms"),
        ("N08", "voice"),
        ("N08", "sms"),
    ]
    wanted += [("N08", "email"), ("N08", "app"), ("N09", "sms"), ("N11", "voice"), ("N11", "app"), ("N12", "app")]
    assert {(code, "staff", channel) for code, channel in wanted} <= there
    assert {(code, "customer", "sms") for code in ("N01", "N03", "N05", "N06", "N10", "N13")} <= there


@pytest.mark.parametrize("text", ["{nobody}", "{number.__class__}", "{number:>99999999}", "{", "{}", "{number!r}"])
def test_a_text_that_got_in_broken_is_replaced_by_the_shipped_one(event, cast, text, caplog):
    NoticeTemplate.objects.filter(code="N03", audience="staff", channel="app").update(text=text)
    said = {n.channel: n for n in send(event, "N03", to=[Recipient(user=cast.handler)], values=DISPATCHED)}
    assert "厕所顶上一直滴水" in said["app"].text and said["app"].fell_back and not said["sms"].fell_back
    assert "template broken" in caplog.text


def test_one_that_was_never_shipped_still_says_what_and_where(event, cast):
    NoticeTemplate.objects.create(
        code="N08.passed", audience="staff", channel="email", title="{x}", text="{x}", effective_on="2020-01-01"
    )
    values = REASSIGNED | {"responsible": "项目总"}
    said = send(event, "N08.passed", to=[Recipient(user=cast.gm)], values=values, link="/cases/1/", channels=["email"])
    assert (said[0].title, said[0].text) == ("升级越过的层级", "http://localhost:8000/cases/1/")
