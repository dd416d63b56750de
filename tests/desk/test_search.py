"""The one box of the desk: answers while typing, a page of everything, and the case list searched the same way."""

import pytest

from nuanju.search import verbs
from tests.cases import stories


@pytest.fixture
def ask(cast, defaults, client, run_jobs):
    cast.case = stories.registered(cast, words="卫生间往楼下漏水，楼下来敲门了")
    verbs.rebuild()

    def ask(by, q, address="/search/box", **more):
        client.force_login(by)
        answer = client.get(address, {"q": q, **more})
        assert answer.status_code == 200
        return answer.content.decode()

    return ask


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("漏水", "/cases/"),
        ("业主甲", "/customers/"),
        ("yzj", "/customers/"),
        ("5678", "/customers/"),
        ("3-2-1502", "/houses/"),
        ("bwhy 3-2-1502", "/houses/"),
    ],
)
def test_two_characters_find_cases_people_and_houses(cast, ask, q, found):
    assert f'href="{found}' in ask(cast.agent, q)


def test_phones_stay_masked(cast, ask):
    shown = ask(cast.agent, "13812345678")
    assert "138****5678" in shown and "13812345678" not in shown.replace("q=13812345678", "").replace(
        "“13812345678”", ""
    )


def test_only_what_one_may_see(cast, ask):
    assert "/cases/" not in ask(cast.stranger, "漏水")
    assert "href" not in ask(cast.handler2, "业主甲")


def test_a_single_character_asks_nothing_and_nothing_found_says_what_can_be(cast, ask):
    assert ask(cast.agent, "漏").strip() == ""
    assert "房号（碧湾 3-2-1502）" in ask(cast.agent, "没有这样的话")


def test_the_page_shows_each_kind_and_one_kind_alone(cast, ask, client, query_baseline):
    ask(cast.agent, "业主", "/search/")
    with query_baseline("search"):
        shown = client.get("/search/?q=碧湾").content.decode()
    assert cast.case.number in shown and "只看诉求" in shown
    people = ask(cast.agent, "业主", "/search/", kind="customer")
    assert "业主甲" in people and cast.case.number not in people
    assert "1502" in ask(cast.agent, "1502", "/search/", kind="house")
    assert "可以这样搜" in ask(cast.agent, "", "/search/")


def test_pages_of_a_kind_follow_each_other(cast, ask, monkeypatch):
    monkeypatch.setattr("nuanju.desk.views.search.ON_A_PAGE", 2)
    first = ask(cast.agent, "业主", "/search/", kind="customer")
    assert 'rel="next"' in first


def test_the_list_of_cases_is_searched_the_same_way(cast, ask, client):
    for q in ("漏水 敲门", "3-2-1502", cast.case.number, "业主甲"):
        assert cast.case.number in ask(cast.agent, q, "/cases/"), q
    assert "至少写两个字" in ask(cast.agent, "漏", "/cases/")
    assert f'/cases/{cast.case.number}/"' not in ask(cast.agent, "电梯", "/cases/")


def test_a_house_shows_its_people_cases_bays_and_warranty(cast, ask, client, query_baseline):
    address = f"/houses/{cast.house1502.pk}/"
    ask(cast.agent, "", address)
    with query_baseline("house"):
        shown = client.get(address).content.decode()
    assert "业主甲" in shown and "漏水" in shown and "保修" in shown and "138****5678" in shown
