"""Numbers, names and words somebody would like to collect."""

import io
import json

import pytest
from django.core.cache import cache
from django.utils import timezone
from python_calamine import CalamineWorkbook

from nuanju.cases import publiclink
from nuanju.cases.models import Assist
from nuanju.core import throttle
from nuanju.core.refusals import Denied
from nuanju.hotline.verbs import ring
from nuanju.identity.verbs.issue_token import issue_token
from tests.cases import stories


def helper_of(cast):
    """Somebody without a post who was asked to help: he sees the case, but what the customer said is not for him."""
    case = stories.in_progress(cast)
    Assist.objects.create(
        case=case, port="property", helper=cast.nobody, ask="请开弱电井", by=cast.handler, at=timezone.now()
    )
    return case, cast.nobody


def test_a_helper_reads_no_words_by_api(cast, client):
    case, helper = helper_of(cast)
    _, raw = issue_token(helper, name="试", by=helper)
    answer = client.get(f"/api/v1/cases/{case.number}", headers={"Authorization": f"Bearer {raw}"})
    assert answer.status_code == 200
    told = json.dumps(answer.json()["timeline"], ensure_ascii=False)
    assert case.words not in answer.content.decode().replace(answer.json()["title"], "")
    assert answer.json()["caller_name"] != case.caller_name
    assert "客户信息不显示" in told or case.words not in told


def test_nor_by_the_spreadsheet(cast, client):
    case, helper = helper_of(cast)
    client.force_login(helper)
    sheet = io.BytesIO(b"".join(client.get("/cases/export").streaming_content))
    cells = [c for row in CalamineWorkbook.from_filelike(sheet).get_sheet_by_index(0).to_python() for c in row]
    assert case.number in cells and case.words not in cells and "业主甲" not in cells


def test_formulas_leave_as_text(cast, client):
    stories.registered(cast, words='=HYPERLINK("http://evil.example","点我")', caller_name="=1+1")
    client.force_login(cast.agent)
    import zipfile

    sheet = b"".join(client.get("/cases/export").streaming_content)
    with zipfile.ZipFile(io.BytesIO(sheet)) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")


def test_numbers_are_not_collected_by_the_hundred(cast, client):
    cache.clear()
    case = stories.registered(cast)
    client.force_login(cast.agent)
    for _ in range(throttle.MOST["reveal"]):
        throttle.take("reveal", cast.agent)
    answer = client.post(f"/cases/{case.number}/phone/")
    assert answer.status_code == 429
    assert "13812345678" not in answer.content.decode()
    client.force_login(cast.agent2)
    assert "13812345678" in client.post(f"/cases/{case.number}/phone/").content.decode()


def test_one_link_is_not_pressed_without_end(cast, client):
    cache.clear()
    case = stories.pending_follow_up(cast)
    codes = {client.post(f"{publiclink.address(case)}rate/", {"rating": "9"}).status_code for _ in range(40)}
    assert 429 in codes and 500 not in codes


def test_an_agent_of_another_project_hears_nothing_of_a_known_call(cast):
    ring("X-1", phone="13812345678", called=cast.bw.hotline, by=cast.agent)
    with pytest.raises(Denied):
        ring("X-1", phone="", called=cast.ls.hotline, by=cast.stranger_agent)


def test_a_token_is_given_only_to_whoever_knows_the_password(client, cast):
    cast.agent.set_password("nuan-ju-2026-spring")
    cast.agent.save()
    client.force_login(cast.agent)  # an open browser, not a login of the last minutes
    answer = client.post("/me/tokens/", {"name": "偷来的"})
    assert answer.status_code == 302 and "reauthenticate" in answer.headers["Location"]
    assert not cast.agent.api_tokens.exists()
