"""The ladder on the desk: panels of the case page, lists with their views, verbs as forms."""

import pytest

from nuanju.escalation import verbs
from tests.escalation import stories

HTMX = {"HX-Request": "true"}


@pytest.fixture
def hot(cast, clock, run_jobs):
    case = stories.raised(cast, 2)
    run_jobs()
    return case


@pytest.fixture
def page(client):
    def page(address, by):
        client.force_login(by)
        return client.get(address).content.decode()

    return page


def test_the_case_page_shows_the_ladder_the_report_owed_and_the_orders(cast, hot, page, query_baseline):
    stories.report(hot, cast.gm)
    stories.pressed(hot, cast.monitor)
    with query_baseline("raised case page"):
        shown = page(f"/cases/{hot.number}/", cast.gm)
    for words in ("升级经过", "项目总经理 · 项目总", "现在负责", "越级，已知会", "尚未到", "有人受伤", "已安排施工队", "集团督办",
                  "今天给出方案", "报告进展", "回复督办"):  # fmt: skip
        assert words in shown, words


def test_a_case_that_never_rose_shows_nothing_of_it_but_may_be_pressed(cast, clock, page):
    case = stories.normal(cast)
    shown = page(f"/cases/{case.number}/", cast.monitor)
    assert "升级经过" not in shown and "进展报告" not in shown
    assert f"/cases/{case.number}/ladder/supervise/" in shown
    assert "/ladder/supervise/" not in page(f"/cases/{case.number}/", cast.handler)


def test_the_list_has_its_views_and_says_when_it_is_empty(cast, clock, page, run_jobs):
    assert "没有升级记录" in page("/escalations/", cast.gm)
    case = stories.raised(cast, 1)
    run_jobs()
    clock.shift(60)
    stories.rise(case, 2)
    run_jobs()
    assert "共 2 件" in page("/escalations/", cast.gm)
    assert "共 1 件" in page("/escalations/?view=mine", cast.gm)
    assert "共 1 件" in page("/escalations/?view=standing", cast.gm)
    assert "没有升级记录" in page("/escalations/?view=mine", cast.eng_head)
    assert "没有升级记录" in page("/escalations/?view=major", cast.gm)
    assert "没有升级记录" in page("/escalations/", cast.stranger)


def test_the_report_queue_is_mine(cast, hot, page):
    assert "报告进展" in page("/reports/", cast.gm)
    assert "没有等您报告的诉求" in page("/reports/", cast.eng_head)
    assert hot.title in page("/reports/?view=all", cast.eng_head)
    assert "没有超时未报的诉求" in page("/reports/?view=late", cast.eng_head)


def test_supervisions_wait_where_they_belong(cast, hot, page, clock):
    row = stories.pressed(hot, cast.monitor)
    assert "今天给出方案" in page("/supervisions/", cast.gm)
    assert "今天给出方案" in page("/supervisions/", cast.handler)
    assert "没有等您回复的督办" in page("/supervisions/", cast.monitor)
    assert "今天给出方案" in page("/supervisions/?view=mine", cast.monitor)
    clock.shift(5 * stories.HOUR)
    assert "超时未回复" in page("/supervisions/?view=late", cast.monitor)
    stories.answered(row, cast.gm)
    assert "办结" in page("/supervisions/?view=judge", cast.monitor)
    assert "没有督办" in page("/supervisions/?view=all", cast.stranger)


def test_the_rail_counts_what_waits(cast, hot, client):
    stories.pressed(hot, cast.monitor)
    client.force_login(cast.gm)
    rail = {e.key: e.count for e in client.get("/").context["rail"]}
    assert (rail["escalations"], rail["supervisions"]) == (1, 1)


def post(client, address, by, **data):
    client.force_login(by)
    return client.post(address, data, headers=HTMX)


def test_pressing_answering_and_accepting_by_forms(cast, hot, client):
    answer = post(client, f"/cases/{hot.number}/ladder/supervise/", cast.monitor, ask="今天给出方案", command_id="c1")
    again = post(client, f"/cases/{hot.number}/ladder/supervise/", cast.monitor, ask="今天给出方案", command_id="c1")
    assert answer.status_code == again.status_code == 200 and "case-changed" in answer["HX-Trigger"]
    row = hot.supervisions.get()
    assert post(client, f"/supervisions/{row.pk}/answer_supervision/", cast.gm, text="").status_code == 422
    assert post(client, f"/supervisions/{row.pk}/answer_supervision/", cast.gm, text="已定").status_code == 200
    late = post(client, f"/supervisions/{row.pk}/answer_supervision/", cast.handler, text="我也答")
    assert late.status_code == 409 and "我也答" in late.content.decode()
    assert post(client, f"/supervisions/{row.pk}/close_supervision/", cast.monitor).status_code == 200
    row.refresh_from_db()
    assert row.state == "closed"


def test_reporting_by_the_form_and_without_htmx(cast, hot, client):
    client.force_login(cast.gm)
    address = f"/cases/{hot.number}/ladder/report_progress/"
    assert "进展情况" in client.get(address, headers=HTMX).content.decode()
    given = {"text": "已进场", "next_step": "闭水试验", "next_on": "2026-03-08"}
    assert "不能早于今天" in client.post(address, given).content.decode()
    assert client.post(address, given | {"next_on": "2026-03-10"}).status_code == 302
    assert hot.progress_reports.get().text == "已进场"


def test_unknown_verbs_are_not_found(cast, hot, client):
    client.force_login(cast.gm)
    row = stories.pressed(hot, cast.monitor)
    assert client.get(f"/cases/{hot.number}/ladder/nothing/").status_code == 404
    assert client.get(f"/supervisions/{row.pk}/supervise/").status_code == 404


def test_a_due_may_be_named_in_local_time(cast, hot, client):
    post(client, f"/cases/{hot.number}/ladder/supervise/", cast.monitor, ask="急", due_at="2026-03-09T12:30")
    assert hot.supervisions.get().due_at == stories.MONDAY + 2.5 * stories.HOUR


def test_files_of_a_report_are_seen_with_the_case(cast, hot, client):
    from tests.cases.stories import photo

    key = photo(cast.gm)
    stories.report(hot, cast.gm, photos=(key,))
    for who, status in ((cast.monitor, 200), (cast.handler, 200), (cast.stranger, 404)):
        client.force_login(who)
        assert client.get(f"/files/{key}").status_code == status


def test_a_turn_asked_again_is_shown_with_the_first(cast, hot, page):
    row = stories.answered(stories.pressed(hot, cast.monitor), cast.gm, "已约施工队")
    verbs.ask_again(row, ask="几点到场", by=cast.monitor)
    shown = page(f"/cases/{hot.number}/", cast.monitor)
    assert "已约施工队" in shown and "几点到场" in shown
