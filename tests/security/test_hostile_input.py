"""What a stranger types to break a page: none of it may answer with a fault, now or at the next reading."""

import datetime
import json

import pytest
from django.core.exceptions import ValidationError

from nuanju.cases import verbs
from nuanju.core.commands import once
from nuanju.core.events import sentence, timeline
from nuanju.core.refusals import Invalid
from nuanju.identity.verbs.issue_token import issue_token
from nuanju.notify.models import NoticeTemplate
from tests.cases import stories


@pytest.mark.parametrize("words", ["2026-13-45T99:99 楼上漏水Z", "0001-01-01T00:00:00+14:00", "2026-02-30T10:00+08:00"])
def test_words_that_look_like_a_moment_do_not_close_the_page_for_good(cast, client, words):
    case = verbs.note(stories.registered(cast), text=words, by=cast.agent)
    assert sentence(next(e for e in timeline(case) if e.kind == "case.noted"))
    client.force_login(cast.agent)
    assert client.get(f"/cases/{case.number}/").status_code == 200


@pytest.mark.parametrize(
    "text", ["{number:>999999999}", "{number!r}", "{number:{number.__class__}}", "{number.__class__}"]
)
def test_a_template_takes_names_and_nothing_else(text):
    template = NoticeTemplate(code="N01", audience="customer", channel="sms", title="受理", text=text)
    with pytest.raises(ValidationError):
        template.clean()


@pytest.mark.parametrize("path", ["/cases/?q=%00", "/cases/?project=%00&phone=%00", "/cases/export?q=a%00b",
                                  "/customers/houses?q=%00", "/knowledge/?q=%00", "/search/options?q=%00漏水",
                                  "/cases/?until=9999-12-31", "/cases/?since=0001-01-01&until=0001-01-01",
                                  "/cases/?handler=99999999999999999999"])  # fmt: skip
def test_an_address_with_nul_or_days_beyond_reckoning_is_no_fault(cast, client, path):
    client.force_login(cast.agent)
    assert client.get(path).status_code < 500


@pytest.mark.parametrize("path", ["/cases/%00/", "/cases/NJ%00/clocks/", "/c/%00/"])
def test_a_nul_names_nothing(cast, client, path):
    client.force_login(cast.agent)
    assert client.get(path).status_code in (404, 422)


@pytest.mark.parametrize("seen", ["²", "9" * 5000, "-1", ""])
def test_a_version_that_is_no_number_is_no_fault(cast, client, seen):
    case = stories.in_progress(cast)
    client.force_login(cast.handler)
    answer = client.post(f"/cases/{case.number}/note/", {"text": "看过", "seen": seen, "command_id": f"n-{len(seen)}"})
    assert answer.status_code < 500


def test_notices_are_chosen_by_numbers(cast, client):
    client.force_login(cast.agent)
    assert client.post("/notices/read", {"pk": ["²", "9" * 30]}).status_code < 500


@pytest.mark.django_db
def test_a_command_id_is_measured(cast):
    with pytest.raises(Invalid):
        once("x" * 65, by=cast.agent, verb="try", run=dict)


NAIVE = (datetime.datetime.now() - datetime.timedelta(minutes=1)).isoformat(timespec="seconds")


@pytest.mark.parametrize("more", [{"registered_at": NAIVE}, {"text": "漏\u0000水"}, {"phone": "\u0000"}, {"space": "\u0000"},
                                  {"call_id": "\u0000x"}, {"call_id": "x" * 5000}, {"project": "\u0000"}, {"code": "\u0000"},
                                  {"recurs_of": "\u0000"}, {"photos": ["\u0000"]}, {"house": 10**30}, {"customer": -1},
                                  {"place_text": "位" * 9000}, {"wish": "愿" * 9000}, {"registered_at": "0001-01-01T00:00:00Z"},
                                  {"command_id": "\u0000"}, {"caller_name": "{0.__class__}<script>=HYPERLINK(1)"}])  # fmt: skip
def test_intake_by_api_answers_every_oddity(cast, client, more):
    _, raw = issue_token(cast.admin, name="测试", by=cast.admin)
    body = {"command_id": "c1", "text": "卫生间漏水", "project": cast.bw.code, "phone": "13812345678"} | more
    answer = client.post("/api/v1/cases", json.dumps(body), content_type="application/json",
                         headers={"Authorization": f"Bearer {raw}"})  # fmt: skip
    assert answer.status_code < 500, answer.content


def test_a_contact_time_without_offset_is_no_fault(cast, client):
    case = stories.dispatched(cast)
    _, raw = issue_token(cast.handler, name="测试", by=cast.handler)
    body = {"command_id": "c2", "method": "phone", "content": "已联系", "happened_at": NAIVE, "node": stories.LEAK}
    answer = client.post(f"/api/v1/cases/{case.number}/contact", json.dumps(body), content_type="application/json",
                         headers={"Authorization": f"Bearer {raw}"})  # fmt: skip
    assert answer.status_code < 500, answer.content


@pytest.mark.parametrize("body", [{"kind": "answered", "at": NAIVE}, {"kind": "ended", "at": "0001-01-01T00:00:00"}, {"kind": "rang"},
                                  {"kind": "recorded", "recording_url": "javascript:alert(1)"}])  # fmt: skip
def test_telephony_reports_of_any_kind_are_answered(cast, client, body):
    _, raw = issue_token(cast.admin, name="话务", by=cast.admin)
    answer = client.post("/api/v1/calls/T-1/events", json.dumps({"command_id": "e1"} | body), content_type="application/json",
                         headers={"Authorization": f"Bearer {raw}"})  # fmt: skip
    assert answer.status_code < 500, answer.content
    assert "javascript" not in answer.content.decode()


def test_a_note_of_anything_is_shown_as_text(cast, client):
    evil = "<script>alert(1)</script>{{ 7|add:7 }}{% now 'Y' %}{0.__class__}' OR 1=1 --"
    case = verbs.note(stories.in_progress(cast), text=evil, by=cast.handler)
    client.force_login(cast.handler)
    page = client.get(f"/cases/{case.number}/").content.decode()
    assert "<script>alert" not in page and "&lt;script&gt;alert(1)" in page and "{{ 7|add:7 }}" in page
