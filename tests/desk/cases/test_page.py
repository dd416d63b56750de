"""The case page: what it shows, to whom, and in how many queries."""

from django.urls import reverse

from nuanju.cases import verbs
from nuanju.core import keeping
from tests.cases import stories


def open_page(client, case, by, **headers):
    client.force_login(by)
    answer = client.get(reverse("case_page", args=[case.number]), headers=headers)
    return answer.content.decode() if answer.status_code == 200 else answer.status_code


def test_it_tells_the_whole_story(cast, client):
    page = open_page(client, stories.closed(cast), cast.cs_manager)
    for words in (
        "卫生间往楼下漏水",
        "派工给处理人甲",
        "重做防水层",
        "无渗漏",
        "蓄水48小时无渗漏",
        "回访满意，关闭（5分）",
    ):
        assert words in page, words


def test_it_offers_the_next_verb_and_nothing_one_may_not(cast, client):
    case = stories.assigned(cast)
    page = open_page(client, case, cast.eng_head)
    assert f"/cases/{case.number}/dispatch/" in page and f"/cases/{case.number}/send_back/" in page
    assert f"/cases/{case.number}/close/" not in page
    viewer = open_page(client, case, cast.viewer)
    assert f"/cases/{case.number}/dispatch/" not in viewer and "data-next" not in viewer


def test_decisions_are_offered_only_while_they_wait(cast, client):
    case = stories.in_progress(cast)
    assert "decide_pause" not in open_page(client, case, cast.eng_head)
    verbs.ask_pause(
        case, reason="customer_postponed", evidence="客户出差", resume_on=stories.plan().promised_on, by=cast.handler
    )
    assert "decide_pause" in open_page(client, case, cast.eng_head)


def test_a_lower_level_is_decided_once_it_is_asked_for_and_asked_for_above_normal_only(cast, client):
    normal = stories.in_progress(cast, code="H01.02.01.01")
    for who in (cast.monitor, cast.director):
        assert "lower/" not in open_page(client, normal, who)
    case = stories.in_progress(cast)
    page = open_page(client, case, cast.director)
    assert f"/cases/{case.number}/ask_lower/" in page and "/lower/" not in page and "refuse_lower" not in page
    verbs.ask_lower(case, level="normal", reason="业主认可", by=cast.monitor)
    page = open_page(client, case, cast.director)
    assert f"/cases/{case.number}/lower/" in page and f"/cases/{case.number}/refuse_lower/" in page
    assert "ask_lower" not in page


def test_the_number_is_masked_until_it_is_asked_for_and_that_is_recorded(cast, client):
    case = stories.dispatched(cast)
    page = open_page(client, case, cast.handler)
    assert "138****5678" in page and "13812345678" not in page
    answer = client.post(reverse("case_phone", args=[case.number]))
    assert "tel:13812345678" in answer.content.decode()
    assert keeping.history(case).first().kind == "case.phone_revealed"


def test_a_viewer_gets_no_number(cast, client):
    case = stories.dispatched(cast)
    client.force_login(cast.viewer)
    assert client.post(reverse("case_phone", args=[case.number])).status_code == 403


def test_clocks_prove_themselves(cast, client):
    case = stories.dispatched(cast)
    client.force_login(cast.handler)
    page = client.get(reverse("case_clocks", args=[case.number])).content.decode()
    assert "联系客户" in page and "已用" in page and "起算" in page


def test_a_refetch_brings_the_body_alone(cast, client):
    page = open_page(client, stories.dispatched(cast), cast.handler, **{"HX-Request": "true"})
    assert 'id="case"' in page and "<html" not in page


def test_photos_stand_under_their_step(cast, client):
    page = open_page(client, stories.pending_acceptance(cast), cast.engineer)
    assert page.count('class="photo"') == 4  # two in the timeline, the same two in the grid


def test_the_number_of_queries_does_not_grow(cast, client, query_baseline):
    case = stories.closed(cast)
    client.force_login(cast.cs_manager)
    client.get(reverse("case_page", args=[case.number]))
    with query_baseline("case page without its frame"):
        client.get(reverse("case_page", args=[case.number]), headers={"HX-Request": "true"})
