"""The problem library on the desk: browse, search, try words, keep."""

import pytest

from nuanju.library import queries
from nuanju.library.verbs import revise_node

pytestmark = pytest.mark.usefixtures("defaults")
NODE = {"zh": "向楼下渗漏", "syn": "漏到楼下；楼下滴水\n楼下顶棚湿", "sym": "leak", "reason": "补充说法"}


@pytest.fixture
def director(cast, client):
    client.force_login(cast.director)
    return cast.director


@pytest.fixture
def agent(cast, client):
    client.force_login(cast.agent)
    return cast.agent


def words(answer) -> str:
    return answer.content.decode()


def test_the_tree_opens_down_to_the_node_and_shows_what_holds_for_it(client, agent):
    page = words(client.get("/knowledge/library/?code=H02.01.01.01"))
    assert "向下层渗漏" in page
    assert "门槛石渗水" in page, "its siblings stand open in the tree"
    assert "防水防渗漏" in page
    assert "随上级" in page
    assert "家里漏水怎么应急" in page
    assert "/knowledge/library/H02.01.01.01/revise" not in page, "an agent only reads"


def test_an_unknown_code_is_not_found(client, agent):
    assert client.get("/knowledge/library/?code=Z01").status_code == 404


def test_branches_come_when_opened(client, agent):
    fragment = words(client.get("/knowledge/library/branch?code=C03"))
    assert "轿厢与层门" in fragment
    assert "<html" not in fragment


def test_search_and_trying_words(client, agent):
    assert "C03.01.01.01" in words(client.get("/knowledge/library/find?q=困人"))
    assert "换一个说法" in words(client.get("/knowledge/library/find?q=量子力学"))
    assert "轿厢运行 › 困人" in words(client.get("/knowledge/library/try", {"text": "电梯又困人了"}))
    assert "再具体一点" in words(client.get("/knowledge/library/try", {"text": "喂喂喂"}))
    assert "&lt;script&gt;" in words(client.get("/knowledge/library/find", {"q": "<script>"}))


def test_a_keeper_revises_and_the_page_shows_the_history(client, director):
    dialog = words(client.get("/knowledge/library/H02.01.01.01/revise"))
    assert "随上级（工程）" in dialog
    seen = queries.node("H02.01.01.01").pk
    answer = client.post("/knowledge/library/H02.01.01.01/revise", NODE | {"seen": seen})
    assert answer["HX-Redirect"] == "/knowledge/library/?code=H02.01.01.01"
    assert queries.node("H02.01.01.01").syn == ["漏到楼下", "楼下滴水", "楼下顶棚湿"]
    page = words(client.get("/knowledge/library/?code=H02.01.01.01"))
    assert "第 2 次修订" in page
    assert "补充说法" in page


def test_two_keepers_at_once(client, director, cast):
    seen = queries.node("H02.01.01.01").pk
    revise_node(queries.node("H02.01.01.01"), by=cast.admin, zh="抢先一步")
    answer = client.post("/knowledge/library/H02.01.01.01/revise", NODE | {"seen": seen})
    assert answer.status_code == 422
    assert "刚刚被别人改过" in words(answer)
    assert "楼下顶棚湿" in words(answer), "nothing typed is lost"


def test_a_taken_name_is_said_at_its_field(client, director):
    answer = client.post("/knowledge/library/H02.01.01/add", {"zh": "门槛石渗水"})
    assert answer.status_code == 422
    assert "已有叫“门槛石渗水”的节点" in words(answer)


def test_a_city_company_adds_its_own_symptom(client, cast):
    client.force_login(cast.cs_manager)
    answer = client.post("/knowledge/library/H02.01.01/add", {"zh": "回南天返水", "city_company": cast.city.pk})
    assert answer["HX-Redirect"] == "/knowledge/library/?code=H02.01.01.80"
    assert client.get("/knowledge/library/H02.01/add").status_code == 403


def test_retire_and_release(client, director):
    client.post("/knowledge/library/H02.01.01.02/retire", {"reason": "并入", "replaced_by": "H02.01.01.01"})
    assert not queries.node("H02.01.01.02").is_active
    assert "待发布" in words(client.get("/knowledge/library/versions"))
    assert client.post("/knowledge/library/release", {"note": ""}).status_code == 422
    client.post("/knowledge/library/release", {"note": "一季度整理"})
    page = words(client.get("/knowledge/library/versions?version=" + str(queries.versions()[0].pk)))
    assert "一季度整理" in page
    assert "H02.01.01.02" in page


def test_the_page_asks_little(client, agent, django_assert_max_num_queries):
    client.get("/knowledge/library/")
    with django_assert_max_num_queries(20):
        client.get("/knowledge/library/?code=H02.01.01.01")
