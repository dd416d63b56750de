"""Knowledge articles: written, published, found, retired, each version kept."""

import datetime

import pytest
import time_machine

from nuanju.core.models import Event
from nuanju.core.refusals import Denied, Invalid, Refused
from nuanju.library import queries
from nuanju.library.models import KnowledgeArticle
from nuanju.library.verbs import publish_article, retire_article, revise_article, write_article

D = datetime.date.fromisoformat
WORDS = {"title": "碧湾花园车位月租", "body": "产权车位每月300元，向管家登记。"}
pytestmark = pytest.mark.usefixtures("defaults")


@pytest.fixture
def article(cast):
    return write_article(cast.bw, by=cast.cs_manager, node_code="P07.01", tags=["月租", "停车"], **WORDS)


def titles(cast, q="", **more):
    return [a.title for a in queries.articles(q, user=cast.agent, **{"project_id": cast.bw.pk} | more)]


# write


def test_a_draft_is_not_offered_yet(cast, article):
    assert (article.state, article.version, article.author) == ("draft", 1, cast.cs_manager)
    assert article.versions.get().body == WORDS["body"]
    assert WORDS["title"] not in titles(cast, "车位月租")
    assert Event.objects.get(kind="article.written").project_id == cast.bw.pk


@pytest.mark.parametrize(
    ("wrong", "field"), [({"title": " "}, "title"), ({"body": "\x00"}, "body"), ({"node_code": "Z99"}, "node_code")]
)
def test_what_is_missing_is_said(cast, wrong, field):
    with pytest.raises(Invalid) as refused:
        write_article(cast.bw, by=cast.cs_manager, **WORDS | wrong)
    assert refused.value.field == field
    assert not KnowledgeArticle.objects.filter(project=cast.bw).exists()


def test_only_keepers_write_and_only_the_group_for_all(cast):
    for who, project in ((cast.agent, cast.bw), (cast.cs_manager, cast.ls), (cast.cs_manager, None)):
        with pytest.raises(Denied):
            write_article(project, by=who, **WORDS)
    assert write_article(None, by=cast.director, **WORDS).project is None


# publish


def test_published_it_is_found_in_its_project_only(cast, article):
    publish_article(article, by=cast.cs_manager)
    assert titles(cast, "车位月租多少钱")[0] == WORDS["title"]
    assert WORDS["title"] not in titles(cast, "车位月租多少钱", project_id=cast.ls.pk)
    assert KnowledgeArticle.objects.visible_to(cast.stranger).filter(pk=article.pk).count() == 0
    with pytest.raises(Refused, match="wrong_state"):
        publish_article(article, by=cast.cs_manager)


def test_a_handler_finds_those_of_the_project_he_works_at(cast, article):
    publish_article(article, by=cast.cs_manager)
    assert KnowledgeArticle.objects.visible_to(cast.handler).filter(pk=article.pk).exists()
    assert not KnowledgeArticle.objects.visible_to(cast.stranger_head).filter(pk=article.pk).exists()
    assert not KnowledgeArticle.objects.visible_to(cast.nobody).filter(pk=article.pk).exists()


def test_it_waits_for_its_effective_day(cast):
    later = write_article(cast.bw, by=cast.cs_manager, effective_on=D("2030-01-01"), **WORDS)
    publish_article(later, by=cast.cs_manager)
    assert WORDS["title"] not in titles(cast, "车位月租")
    with time_machine.travel("2030-01-01T09:00+08:00", tick=False):
        assert WORDS["title"] in titles(cast, "车位月租")


# revise


def test_old_words_stay_readable(cast, article):
    revise_article(article, by=cast.cs_manager, seen=1, title=WORDS["title"], body="每月350元。")
    assert [v.body for v in article.versions.all()] == ["每月350元。", WORDS["body"]]
    with pytest.raises(Refused, match="changed_meanwhile"):
        revise_article(article, by=cast.cs_manager, seen=1, title=WORDS["title"], body="每月400元。")


# retire


def test_retired_it_is_gone_and_can_come_back(cast, article):
    publish_article(article, by=cast.cs_manager)
    with pytest.raises(Invalid):
        retire_article(article, by=cast.cs_manager, reason=" ")
    retire_article(article, by=cast.cs_manager, reason="停止出租")
    assert WORDS["title"] not in titles(cast, "车位月租")
    with pytest.raises(Denied):
        publish_article(article, by=cast.stranger)
    assert publish_article(article, by=cast.cs_manager).state == "published"


# find


@pytest.mark.parametrize(
    ("q", "title"),
    [
        ("厕所漏水怎么办", "家里漏水怎么应急"),
        ("电梯困人", "电梯困人怎么办"),
        ("煤气味", "闻到燃气味怎么办"),
        ("装修要办什么手续", "装修手续怎么办"),
        ("房产证什么时候能办", "房产证办理流程"),
        ("物业费多少钱一平", "物业费怎么算、从什么时候开始交"),
        ("怎么租停车位", "停车位怎么买、怎么租、怎么停"),
        ("收房要带什么", "交付（收房）流程和要带的资料"),
        ("保修几年", "房屋保修期限有多长"),
        ("能不能装充电桩", "安装充电桩怎么办理"),
    ],
)
def test_the_shipped_articles_answer_common_questions(cast, q, title):
    assert title in titles(cast, q)[:3]


def test_the_node_at_hand_brings_its_articles(cast):
    assert titles(cast, node=queries.node("H10.01.01.01"))[0] == "闻到燃气味怎么办"
    assert "家里漏水怎么应急" in titles(cast, node=queries.node("H02.01.01.01"))


def test_words_about_nothing_find_nothing(cast):
    assert titles(cast, "养老金") == []
    assert len(titles(cast, limit=50)) >= 25


def test_scripts_ask_what_the_symptom_needs():
    leak = queries.script(queries.node("H02.01.01.01"))
    assert [q.key for q in leak.questions][:4] == ["since", "when", "amount", "neighbour"]
    assert len({q.key for q in leak.questions}) == len(leak.questions)
    assert "断电" in leak.caution
    assert queries.script(queries.node("H02.01")).questions[0].ask == "什么时候发现的？"
