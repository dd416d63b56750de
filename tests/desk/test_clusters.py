"""The pages of group complaints: what they show, to whom, and what their forms do."""

import datetime

import pytest
from django.urls import reverse

from nuanju.clusters.models import Cluster, Message, Suggestion
from tests.cases import stories as cases
from tests.clusters import stories

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def clock():
    import time_machine

    with time_machine.travel(datetime.datetime.fromisoformat("2026-03-09T10:00+08:00"), tick=False) as traveller:
        yield traveller


@pytest.fixture
def page(client):
    def open_page(by, path: str, **headers) -> str:
        client.force_login(by)
        answer = client.get(path, headers=headers)
        assert answer.status_code == 200, answer.status_code
        return answer.content.decode()

    return open_page


def at(cluster, *more: str) -> str:
    return reverse("cluster_verb", args=[cluster.pk, *more]) if more else reverse("cluster_page", args=[cluster.pk])


def test_the_list_filters_counts_and_says_when_it_is_empty(cast, page):
    assert "没有符合条件的群诉" in page(cast.gm, "/clusters/")
    cluster = stories.active(cast)
    shown = page(cast.gm, "/clusters/")
    assert cluster.title in shown and "共 1 件" in shown and "<b>5</b> 户" in shown
    assert cluster.title not in page(cast.gm, "/clusters/?state=watch")
    assert cluster.title in page(cast.gm, "/clusters/?mine=responsible&open=true")
    assert cluster.title not in page(cast.cs_manager, "/clusters/?mine=responsible&open=true")
    assert cluster.title in page(cast.gm, "/clusters/?project=BW&level=hot")
    assert cluster.title not in page(cast.stranger, "/clusters/?all")


def test_a_filter_that_cannot_be_read_is_left_out(cast, page):
    assert "共 0 件" in page(cast.gm, "/clusters/?state=nonsense&x=1")


def test_the_page_tells_the_whole_story(cast, page, query_baseline):
    cluster = stories.accept_all(cast, stories.planned(cast), but=2)
    with query_baseline("cluster page"):
        shown = page(cast.gm, at(cluster))
    for words in (
        "3栋 立面", "已反映 5 户", "同一竖向，未反映", "成员 5 户", "同栋", "逐户重做防水", "3/5 户（60%）",
        "关怀电话 0/4", "群诉成立（热点）", "201业主", "集中爆发",
    ):  # fmt: skip
        assert words in shown, words


def test_the_number_of_queries_does_not_grow_with_the_households(cast, page, query_baseline):
    cluster = stories.active(cast, 9)
    with query_baseline("cluster page of nine"):
        page(cast.gm, at(cluster))


def test_who_may_not_see_customers_gets_no_names_and_no_buttons(cast, page):
    shown = page(cast.viewer, at(stories.active(cast)))
    assert "set_plan" not in shown and "message/" not in shown


def test_a_refetch_brings_the_body_alone(cast, page):
    assert "<html" not in page(cast.gm, at(stories.active(cast)), **{"HX-Request": "true"})


def test_the_case_page_leads_to_the_cluster(cast, page):
    cluster = stories.watched(cast)
    case = stories.members(cluster)[0].case
    shown = page(cast.cs_manager, reverse("case_page", args=[case.number]))
    assert "群诉观察" in shown and f"{cluster.title} 3户 →" in shown and at(cluster) in shown


def test_forms_do_the_verbs(cast, client):
    cluster = stories.active(cast)
    client.force_login(cast.gm)
    assert "统一方案" in client.get(at(cluster, "set_plan"), headers={"HX-Request": "true"}).content.decode()
    given = {"cause": "未上翻", "solution": "重做", "command_id": "c1"}
    assert client.post(at(cluster, "set_plan"), given, headers={"HX-Request": "true"}).status_code == 200
    cluster.refresh_from_db()
    assert cluster.solution == "重做"
    member = stories.members(cluster)[0]
    assert client.post(at(cluster, "record_answer"), {"member": member.pk, "answer": "accepted"}).status_code == 302
    assert client.post(at(cluster, "add_demand"), {"text": ""}, headers={"HX-Request": "true"}).status_code == 422
    refused = client.post(at(cluster, "control"), {}, headers={"HX-Request": "true"})
    assert refused.status_code == 409 and "没有新增" in refused.content.decode()
    assert client.post(at(cluster, "nonsense"), {}).status_code == 404


def test_the_same_command_is_done_once(cast, client):
    cluster = stories.active(cast)
    client.force_login(cast.gm)
    for _ in range(2):
        client.post(at(cluster, "add_demand"), {"text": "赔偿", "command_id": "once"})
    assert cluster.demands.count() == 1


def test_a_message_is_previewed_with_its_count_before_it_goes(cast, client, run_jobs):
    cluster = stories.active(cast)
    client.force_login(cast.cs_manager)
    address, words = reverse("cluster_message", args=[cluster.pk]), "专家周三上门查漏"
    assert "5 户有回电号码" in client.get(address).content.decode()
    assert client.post(address, {"text": ""}).status_code == 422
    preview = client.post(address, {"text": words}).content.decode()
    assert "发送给 5 户" in preview and words in preview
    assert not Message.objects.exists()
    stale = client.post(address, {"text": words, "households": "4", "command_id": "m0"})
    assert stale.status_code == 409 and "请核对后再发送" in stale.content.decode()
    for _ in range(2):
        client.post(address, {"text": words, "households": "5", "command_id": "m1"})
    run_jobs()
    assert Message.objects.count() == 1
    assert "发送记录 5 条" in client.get(at(cluster)).content.decode()


def test_a_letter_for_several_is_declared_on_the_case(cast, client):
    case = cases.registered(cast)
    client.force_login(cast.agent)
    address = reverse("declare_joint", args=[case.number])
    assert "房号" in client.get(address).content.decode()
    wrong = client.post(address, {"households": "3", "houses": "9-9-9999"})
    assert wrong.status_code == 422 and "9-9-9999" in wrong.content.decode()
    assert client.post(address, {"households": "2"}).status_code == 422
    given = {"households": "3", "houses": "3-2-1402\n3-2-1602", "command_id": "j1"}
    assert client.post(address, given).status_code == 200
    assert Cluster.objects.get().households == 3


def test_an_enquiry_has_no_button_for_a_letter(cast, client, page):
    case = cases.registered(cast, intent="enquiry")
    address = reverse("declare_joint", args=[case.number])
    assert address not in page(cast.agent, reverse("case_page", args=[case.number]))
    answer = client.post(address, {"households": "5", "command_id": "j2"}, headers={"HX-Request": "true"})
    assert answer.status_code == 409 and "不算群诉" in answer.content.decode()


def test_likenesses_are_decided_from_the_list(cast, client, run_jobs):
    words = "卫生间往楼下漏水，楼下来敲门了，天花板都泡坏了"
    stories.complain(cast, "201", words=words)
    stories.complain(cast, "302", code="H03.01.01.01", words=words)
    run_jobs()
    found = Suggestion.objects.get()
    address = reverse("decide_likeness", args=[found.pk, "accept"])
    client.force_login(cast.viewer)
    shown = client.get("/clusters/").content.decode()
    assert "疑似同类" in shown and address not in shown  # nothing to press that is refused
    client.force_login(cast.cs_manager)
    shown = client.get("/clusters/").content.decode()
    assert "疑似同类" in shown and address in shown
    answer = client.post(reverse("decide_likeness", args=[found.pk, "accept"]))
    assert answer["Location"] == at(Cluster.objects.get())
    assert "疑似同类" not in client.get("/clusters/").content.decode()


def test_alerts_are_listed_and_settled(cast, client, page, run_jobs):
    assert "没有技术预警" in page(cast.engineer, "/clusters/alerts/")
    stories.complain(cast, "1402")
    stories.complain(cast, "1502")
    run_jobs()
    shown = page(cast.engineer, "/clusters/alerts/")
    assert "上下楼渗漏" in shown and "登记结论" in shown
    from nuanju.clusters.models import TechAlert

    alert = TechAlert.objects.get()
    address = reverse("settle_alert", args=[alert.pk])
    assert client.post(address, {"finding": ""}).status_code == 422
    assert client.post(address, {"finding": "立管接口开裂"}).headers["HX-Redirect"] == "/clusters/alerts/"
    assert "立管接口开裂" in page(cast.engineer, "/clusters/alerts/")


def test_the_rail_counts_what_is_under_way(cast, page):
    stories.watched(cast)
    assert 'href="/clusters/"' in page(cast.gm, "/")


def test_thresholds_are_among_the_figures(cast, page):
    assert "群诉：同栋几户同类问题列入观察" in page(cast.director, "/settings/figures/")
