"""Knowledge articles on the desk."""

import pytest

from nuanju.library.models import KnowledgeArticle

pytestmark = pytest.mark.usefixtures("defaults")
WORDS = {"title": "车位月租", "body": "每月300元。\n\n向管家登记。", "tags": "月租、停车", "effective_on": "2026-01-01"}


@pytest.fixture
def keeper(cast, client):
    client.force_login(cast.cs_manager)
    return cast.cs_manager


def words(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def written(cast, client, keeper):
    client.post("/knowledge/new", WORDS | {"project": cast.bw.pk})
    return KnowledgeArticle.objects.get(project=cast.bw)


def test_an_agent_finds_and_reads(client, cast):
    client.force_login(cast.agent)
    page = words(client.get("/knowledge/?q=房产证什么时候办"))
    assert "房产证办理流程" in page
    assert "写文章" not in page
    article = KnowledgeArticle.objects.get(key="gas-smell")
    assert "不开灯" in words(client.get(f"/knowledge/{article.pk}/"))


def test_a_keeper_writes_publishes_and_revises(client, cast, written):
    assert (written.state, written.tags) == ("draft", ["月租", "停车"])
    client.post(f"/knowledge/{written.pk}/publish")
    answer = client.post(f"/knowledge/{written.pk}/revise", WORDS | {"body": "每月350元。", "seen": 2})
    assert answer.status_code == 302
    now, old = (words(client.get(f"/knowledge/{written.pk}/{q}")) for q in ("", "?version=1"))
    assert "350" in now
    assert "300" in old
    assert "旧内容" in old
    client.force_login(cast.agent)
    assert "车位月租" in words(client.get("/knowledge/?q=车位月租"))


def test_what_others_changed_meanwhile_is_said_and_nothing_is_lost(client, written):
    client.post(f"/knowledge/{written.pk}/revise", WORDS | {"body": "甲的话", "seen": 1})
    answer = client.post(f"/knowledge/{written.pk}/revise", WORDS | {"body": "乙的话", "seen": 1})
    assert answer.status_code == 422
    assert "乙的话" in words(answer)
    assert KnowledgeArticle.objects.get(pk=written.pk).body == "甲的话"


def test_a_draft_is_hidden_from_agents_and_strangers(client, cast, written):
    for who in (cast.agent, cast.stranger):
        client.force_login(who)
        assert client.get(f"/knowledge/{written.pk}/").status_code == 404


def test_a_keeper_of_one_project_cannot_write_for_all(client, cast, keeper):
    answer = client.post("/knowledge/new", WORDS)
    assert answer.status_code == 422
    assert client.post("/knowledge/new", WORDS | {"project": cast.ls.pk}).status_code == 422


def test_retire_needs_a_reason(client, cast, written):
    client.post(f"/knowledge/{written.pk}/publish")
    assert client.post(f"/knowledge/{written.pk}/retire", {"reason": ""}).status_code == 422
    client.post(f"/knowledge/{written.pk}/retire", {"reason": "不再出租"})
    assert "已停用" in words(client.get(f"/knowledge/{written.pk}/"))
