"""Warranty terms and intake scripts among the settings."""

import pytest

from nuanju.library import queries
from nuanju.library.models import IntakeScript
from nuanju.warranty.models import WarrantyTerm

pytestmark = pytest.mark.usefixtures("defaults")
TERM = {"key": "DOOR_WINDOW", "owner": 36, "effective_on": "2099-01-01", "source": "集团提升标准"}


@pytest.fixture(autouse=True)
def director(cast, client):
    client.force_login(cast.director)


def words(answer) -> str:
    return answer.content.decode()


def test_terms_are_listed_in_words_and_a_new_one_is_a_new_row(client, cast):
    page = words(client.get("/settings/warranty-terms/"))
    assert "防水防渗漏" in page
    assert "2个采暖季" in page
    assert client.post("/settings/warranty-terms/add", TERM | {"project": cast.bw.pk}).status_code == 302
    assert WarrantyTerm.objects.get(project=cast.bw).owner == 36


def test_a_shorter_term_of_a_project_is_refused_at_its_field(client, cast):
    answer = client.post("/settings/warranty-terms/add", TERM | {"project": cast.bw.pk, "owner": 12})
    assert answer.status_code == 422
    assert "期限不能少于24个月" in words(answer)


def test_rows_in_force_cannot_be_written_over(client):
    row = WarrantyTerm.objects.get(key="WATERPROOF")
    assert "disabled" in words(client.get(f"/settings/warranty-terms/{row.pk}/"))


def test_a_script_keeps_the_keys_of_questions_that_stay(client):
    leak = IntakeScript.objects.get(sym="leak")
    page = words(client.get(f"/settings/scripts/{leak.pk}/"))
    assert "什么时候漏？｜只在下雨时、楼上用水时" in page
    lines = "什么时候漏？｜只在下雨时、一直漏\n有几处？\n用的哪个水？| 冷水、热水"
    seen = page.split('name="seen" value="')[1].split('"')[0]
    answer = client.post(f"/settings/scripts/{leak.pk}/", {"opening": "别急", "questions": lines, "seen": seen})
    assert answer.status_code == 302
    asked = queries.script(queries.node("H02.01.01.01")).questions
    assert [(q.key, q.options) for q in asked[:3]] == [
        ("when", ("只在下雨时", "一直漏")), ("q1", ()), ("q2", ("冷水", "热水")),
    ]  # fmt: skip


def test_the_settings_lead_to_library_and_articles(client):
    page = words(client.get("/settings/"))
    assert "/knowledge/library/" in page
    assert "引导话术" in page
