"""Bad input over HTTP: a sentence that says what is wrong, or the words as they were meant; never a crash, never half a case."""

import io
import json
import struct
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from nuanju.cases.models import Case
from nuanju.core.models import Attachment
from tests.cases import stories

CASES = "/api/v1/cases"
NASTY = {
    "emoji": ("漏水了💧👩🏽‍🔧", "漏水了💧👩🏽🔧"),  # the joiner between two pictures is a control character to us
    "control": ("漏\x07水\x1b[31m了\x9f", "漏水[31m了"),
    "nul": ("漏\x00水", "漏水"),
    "direction": ("漏\u202e水", "漏水"),
    "html": ("<script>alert(1)</script><img src=x onerror=alert(2)>", None),
    "sql": ("'; drop table cases_case; -- \\' \" %s %(a)s", None),
    "template": ("{number} {{ 7*7 }} {% debug %} ${x}", None),
}
given = pytest.mark.parametrize("nasty", NASTY)
LINES = ("caller_name", "wish", "visit_slots", "space", "place_text")
PLAN = {"cost_bearer": "contractor", "promised_on": "2099-01-01", "ruling": "in_warranty"}


@pytest.fixture
def agent(cast, caller):
    return caller(cast.agent)


def refused(answer, status: int, field: str = "") -> dict:
    """A problem with a Chinese sentence, at the field when one is meant; nothing was filed."""
    assert answer.status_code == status, answer.content[:500]
    problem = answer.json()
    assert problem["code"] and not problem["title"].isascii()
    if field:
        assert field in {e["field"] for e in problem["errors"]}, problem
        assert not any(e["detail"].isascii() for e in problem["errors"])
    assert not Case.objects.exists()
    return problem


@given
def test_every_text_of_register_comes_back_as_it_was_meant(agent, cast, nasty):
    words, meant = NASTY[nasty]
    lines = dict.fromkeys(LINES, words[:20])
    answer = agent.post("/cases", project="BW", text=words, phone="13812345678", **lines)
    assert answer.status_code == 201, answer.content
    assert answer.json()["words"] == (meant or words)
    case = Case.objects.get(number=answer.json()["number"])
    assert case.caller_name == " ".join((meant or words)[:20].split()) or nasty in (
        "control",
        "html",
        "sql",
        "template",
    )
    assert agent.get(f"/cases/{case.number}").status_code == 200


@given
@pytest.mark.parametrize(
    "field", ["project", "code", "recurs_of", "phone", "call_id", "channel", "kind", "found_stage"]
)
def test_nonsense_in_a_field_that_names_something_is_refused_or_left_out(agent, nasty, field):
    answer = agent.post("/cases", **{"project": "BW", "text": "漏水", field: NASTY[nasty][0]})
    if field in ("phone", "call_id"):
        assert answer.status_code in (201, 422), answer.content
    else:
        refused(answer, 422)


@given
@pytest.mark.parametrize("verb", ["note", "chase", "contact", "propose"])
def test_verbs_keep_the_words(cast, caller, nasty, verb):
    words, meant = NASTY[nasty]
    case = stories.contacted(cast) if verb == "propose" else stories.dispatched(cast)
    payload = {
        "note": {"text": words},
        "chase": {"words": words},
        "contact": {"content": words},
        "propose": PLAN | {"cause": words, "measure": words},
    }[verb]
    answer = caller(cast.handler).post(f"/cases/{case.number}/{verb}", **payload)
    assert answer.status_code == 200, answer.content
    kept = {
        "note": lambda: case.notes.get().text,
        "chase": lambda: case.inbound.latest("pk").words,
        "contact": lambda: case.contacts.get().content,
        "propose": lambda: case.solutions.get().measure,
    }[verb]()
    assert kept == (meant or words)
    assert caller(cast.handler).get(f"/cases/{case.number}").status_code == 200


def test_on_the_page_words_are_words(cast, client):
    words = NASTY["html"][0]
    case = stories.registered(cast, words=words, caller_name=words[:50])
    client.force_login(cast.agent)
    page = client.get(f"/cases/{case.number}/").content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert(1)" not in page and "<img src=x" not in page


def test_ten_thousand_characters_are_taken_one_more_is_refused_by_name(agent):
    answer = agent.post("/cases", project="BW", text="水" * 10_000)
    assert answer.status_code == 201 and len(answer.json()["words"]) == 10_000
    answer = agent.post("/cases", project="BW", text="水" * 10_001)
    assert answer.status_code == 422
    assert [e["field"] for e in answer.json()["errors"]] == ["text"]
    assert "10000" in answer.json()["errors"][0]["detail"].replace(",", "")


@pytest.mark.parametrize("phone", ["anonymous", "私密号码", "", "Unknown", "-1"])
def test_a_hidden_caller_is_a_gap_not_an_error(agent, phone):
    found = agent.post("/cases", project="BW", text="漏水", phone=phone)
    assert found.status_code == 201, found.content
    assert {"no_phone", "temporary_caller"} <= set(found.json()["gaps"])


def test_a_phone_of_three_people_names_none_of_them(agent, cast):
    found = agent.post("/cases", project="BW", text="漏水", phone="138 1234 5678").json()
    assert "temporary_caller" in found["gaps"]
    assert Case.objects.get().customer is None


def test_a_house_of_another_project_is_refused(agent, cast):
    refused(agent.post("/cases", project="BW", text="漏水", house=cast.ls_house.pk), 422, "house")


def test_a_house_out_of_reach_or_unknown_is_not_found(cast, caller):
    head = caller(cast.eng_head)
    for house in (cast.ls_house.pk, 999_999_999, 2**63 - 1, 2**80, -1, 0):
        refused(head.post("/cases", project="BW", text="漏水", house=house), 422, "house")


@pytest.mark.parametrize(
    ("payload", "field"),
    [
        ({"text": "漏水"}, "project"),
        ({"project": "BW"}, "text"),
        ({"project": "BW", "text": "   \u200b "}, ""),
        ({"project": "BW", "text": 7}, "text"),
        ({"project": "BW", "text": "漏水", "house": "三栋"}, "house"),
        ({"project": "BW", "text": "漏水", "house": 1.5}, "house"),
        ({"project": "BW", "text": "漏水", "colour": "red"}, "colour"),
        ({"project": "BW", "text": "漏水", "photos": "x"}, "photos"),
        ({"project": "BW", "text": "漏水", "forced": ["storm"]}, "forced.0"),
        ({"project": "BW", "text": "漏水", "registered_at": "gestern"}, "registered_at"),
        ({"project": "BW", "text": "漏水", "command_id": "x" * 65}, "command_id"),
        ({"project": "BW", "text": "漏水", "command_id": "a\x00b"}, ""),
        ({"project": "BW", "text": "漏\ud800水"}, "text"),
        ({"project": "BW", "text": "漏水", "command_id": None}, "command_id"),
        ({"project": "BW", "text": "漏水", "photos": ["no such key"]}, "files"),
        ({"project": "BW", "text": "漏水", "photos": ["\x00"]}, ""),
    ],
)
def test_what_does_not_fit_is_named(agent, payload, field):
    refused(agent.post("/cases", **payload), 422, field)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[1, 2",
        b"null",
        b"[]",
        b'"x"',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b"NaN",
        b'{"text": 1e999}',
    ],
    ids=lambda b: repr(b[:8]),
)
def test_what_is_no_json_object_is_a_problem_not_a_crash(agent, body):
    answer = agent.client.post(CASES, body, content_type="application/json")
    assert answer.status_code in (400, 422), answer.content[:300]
    assert not answer.json()["title"].isascii()
    assert not Case.objects.exists()


def test_a_body_beyond_the_ceiling_is_refused(agent):
    body = json.dumps({"project": "BW", "text": "水" * 2_000_000, "command_id": "big"}, ensure_ascii=False)
    answer = agent.client.post(CASES, body.encode(), content_type="application/json")
    assert answer.status_code in (400, 413)
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    "path",
    [
        "?q=%00", "?after=%00", "?after=garbage", "?after=MTIz", "?size=0", "?size=many", "?project=%00", "?state=%27",
        "/%00", "/NJ-%E2%80%AE", f"/{'x' * 3000}", "/..%2f..%2fetc%2fpasswd", "?handler=99999999999999999999999",
        "?registered_from=0000-00-00", "?q=" + "%F0%9F%92%A7" * 300,
    ],
)  # fmt: skip
def test_addresses_are_answered(agent, path):
    assert agent.client.get(f"{CASES}{path}").status_code in (200, 400, 404, 422)


@pytest.mark.parametrize(
    "path", ["/cases/?q=%00", "/cases/%00/", "/notices/?after=%00", "/cases/?project=%00&state=x%27"]
)
def test_pages_answer_too(cast, client, path):
    client.force_login(cast.agent)
    assert client.get(path).status_code in (200, 400, 404, 422)


def test_a_form_with_a_nul_is_answered_and_half_of_it_is_not_kept(cast, client):
    case = stories.dispatched(cast)
    client.force_login(cast.handler)
    answer = client.post(f"/cases/{case.number}/note/", {"text": "漏\x00水", "command_id": "a\x00b"})
    assert answer.status_code == 422 and not case.notes.exists()
    answer = client.post(f"/cases/{case.number}/note/", {"text": "漏\x00水", "command_id": "a-b"})
    assert answer.status_code in (200, 302, 422)
    assert [n.text for n in case.notes.all()] in ([], ["漏水"])


@pytest.mark.parametrize("token", ["", "nj_", "nj_\xff", "x" * 9000, "nj_' or 1=1 --"])
def test_tokens_are_answered(db, token):
    answer = Client(headers={"authorization": f"Bearer {token}"}).get(CASES)
    assert answer.status_code == 401


def _png(width: int, height: int) -> bytes:
    """A few bytes that claim to be a very large picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 5_000_000, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def _jpeg() -> bytes:
    out = io.BytesIO()
    Image.effect_noise((400, 300), 90).convert("RGB").save(out, "JPEG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("空.jpg", lambda: b""),
        ("大.jpg", lambda: _jpeg() + b"\0" * 21 * 2**20),
        ("网页.jpg", lambda: b"<html><script>alert(1)</script>"),
        ("程序.png", lambda: b"MZ\x90\0" + b"\0" * 500),
        ("程序.exe", lambda: b"MZ\x90\0" + b"\0" * 500),
        ("半张.jpg", lambda: _jpeg()[:2000]),
        ("炸弹.png", lambda: _png(50_000, 50_000)),
        ("名" * 300 + ".svg", lambda: b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("../../etc/passwd\x00.jpg", lambda: b"root"),
    ],
    ids=["empty", "too big", "a page", "a program named png", "a program", "cut off", "a bomb", "svg", "a path"],
)
def test_a_bad_upload_is_refused_and_leaves_nothing(agent, name, data):
    answer = agent.client.post("/api/v1/files", {"file": SimpleUploadedFile(name, data(), "image/jpeg")})
    assert answer.status_code in (413, 422), answer.content
    assert not answer.json()["title"].isascii()
    assert not Attachment.objects.exists()
