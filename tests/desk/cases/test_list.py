"""The list: filters in the URL, chips, saved views, pages, export."""

import datetime
import io
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from python_calamine import CalamineWorkbook

from nuanju.desk.models import SavedView
from nuanju.search.verbs import rebuild
from tests.cases import stories

LIST = "/cases/"


@pytest.fixture
def open_list(client):
    def open_list(by, **given):
        client.force_login(by)
        return client.get(LIST, given)

    return open_list


def shown(answer) -> list[str]:
    return [c.number for c in answer.context["page"].rows]


def test_it_shows_what_one_may_see_newest_first(cast, open_list):
    with time_machine.travel("2026-03-09T10:00+08:00") as clock:
        first = stories.registered(cast)
        clock.shift(datetime.timedelta(minutes=1))
        second = stories.registered(cast, space="次卫")
    assert shown(open_list(cast.cs_manager)) == [second.number, first.number]
    assert shown(open_list(cast.stranger)) == []


def test_filters_narrow_and_stand_as_chips_that_can_be_taken_away(cast, open_list):
    one = stories.dispatched(cast)
    stories.registered(cast, space="次卫")
    rebuild()
    answer = open_list(cast.cs_manager, state="dispatched", open="true", q="漏水")
    assert shown(answer) == [one.number]
    chips = {(c.label, c.value): parse_qs(c.query) for c in answer.context["asked"].chips}
    assert chips["状态", "待联系"] == {"open": ["true"], "q": ["漏水"]}
    assert chips["未结", "未结"] == {"state": ["dispatched"], "q": ["漏水"]}


def test_one_of_two_values_is_taken_away_alone(cast, open_list):
    answer = open_list(cast.cs_manager, state=["dispatched", "registered"])
    assert {c.value: c.query for c in answer.context["asked"].chips} == {
        "待联系": "state=registered", "已受理": "state=dispatched",
    }  # fmt: skip


def test_a_broken_filter_is_said_and_the_rest_holds(cast, open_list):
    case = stories.dispatched(cast)
    answer = open_list(cast.cs_manager, state="dispatched", since="昨天", handler="x")
    assert shown(answer) == [case.number]
    assert len(answer.context["asked"].errors) == 2
    assert "受理起看不懂" in answer.content.decode()


@pytest.mark.parametrize(
    ("given", "found"),
    [({"mine": "handler"}, True), ({"mine": "responsible"}, False), ({"overdue": "true"}, False), ({"kind": "quality_complaint"}, True),
     ({"port": "property"}, False), ({"project": "BW"}, True), ({"urgent": "true"}, False), ({"channel": "phone_400"}, True)],
)  # fmt: skip
def test_each_filter(cast, open_list, given, found):
    case = stories.dispatched(cast)
    assert shown(open_list(cast.handler, **given)) == ([case.number] if found else [])


@pytest.mark.parametrize(
    ("phone", "found"),
    [("138 1234 5678", True), ("+86 138-1234-5678", True), ("5678", True), ("1234", False), ("13812345670", False)],
)
def test_a_number_is_found_however_it_is_written_and_by_its_last_four(cast, open_list, phone, found):
    case = stories.dispatched(cast)
    assert shown(open_list(cast.cs_manager, phone=phone)) == ([case.number] if found else [])


def test_pages_follow_each_other_without_gap_or_repeat(cast, open_list):
    with time_machine.travel("2026-03-09T10:00+08:00", tick=False):
        numbers = {stories.registered(cast, code=None, space=str(i)).number for i in range(53)}
    first = open_list(cast.cs_manager)
    second = open_list(cast.cs_manager, after=first.context["page"].next)
    assert set(shown(first)) | set(shown(second)) == numbers
    assert (len(shown(first)), len(shown(second))) == (50, 3)
    assert "after=" in first.content.decode() and "共 53 件" in first.content.decode()
    back = open_list(cast.cs_manager, before=second.context["page"].prev)
    assert shown(back) == shown(first)
    assert first.context["page"].prev is None and back.context["page"].prev is None
    assert back.context["page"].next == first.context["page"].next


def test_the_filter_offers_the_handlers_of_cases_one_sees(cast, client):
    stories.dispatched(cast)
    client.force_login(cast.cs_manager)
    offered = client.get("/cases/handlers", {"handler": cast.handler.pk}).content.decode()
    assert f'<option value="{cast.handler.pk}" selected>处理人甲' in offered and "处理人乙" not in offered
    assert "处理人甲" in client.get("/cases/", {"handler": cast.handler.pk}).content.decode()
    client.force_login(cast.stranger)
    assert "处理人甲" not in client.get("/cases/handlers").content.decode()
    assert "处理人甲" not in client.get("/cases/", {"handler": cast.handler.pk}).content.decode()


def test_sorted_by_due_the_most_pressing_first(cast, open_list):
    for space in ("主卫", "次卫", "厨房"):
        stories.registered(cast, space=space)
    rows = open_list(cast.cs_manager, sort="due").context["page"].rows
    assert [r.due_at for r in rows] == sorted(r.due_at for r in rows)


def test_a_view_is_saved_under_a_name_and_becomes_a_tab(cast, open_list, client):
    client.force_login(cast.handler)
    answer = client.post("/cases/views/save", {"name": "我的返工", "query": "mine=handler&state=rework"})
    assert urlsplit(answer["Location"]).query == "mine=handler&state=rework"
    tab = next(t for t in client.get(answer["Location"]).context["tabs"] if t["label"] == "我的返工")
    assert tab["active"]
    assert not any(t["view"] for t in open_list(cast.handler2).context["tabs"])
    assert client.post(f"/cases/views/{tab['view'].pk}/drop").status_code == 404  # handler2 does not see it


def test_a_view_without_a_name_or_twice_is_refused(cast, client):
    client.force_login(cast.handler)
    assert client.post("/cases/views/save", {"name": " ", "query": ""}).status_code == 422
    client.post("/cases/views/save", {"name": "一", "query": ""})
    assert client.post("/cases/views/save", {"name": "一", "query": ""}).status_code == 422
    assert client.post("/cases/views/save", {"name": "二", "query": "", "shared": "1"}).status_code == 403
    assert SavedView.objects.count() == 1


def test_the_export_holds_what_is_visible_and_filtered_with_masked_phones(cast, client):
    case = stories.dispatched(cast, words='=HYPERLINK("http://x")')
    stories.registered(cast, space="次卫")
    client.force_login(cast.cs_manager)
    answer = client.get("/cases/export", {"state": "dispatched"})
    rows = (
        CalamineWorkbook.from_filelike(io.BytesIO(b"".join(answer.streaming_content))).get_sheet_by_index(0).to_python()
    )
    assert [r[0] for r in rows] == ["单号", case.number]
    line = dict(zip(rows[0], rows[1], strict=True))
    assert line["回电号码"] == "138****5678"
    assert line["客户原话"] == '=HYPERLINK("http://x")'
    client.force_login(cast.stranger)
    empty = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(client.get("/cases/export").streaming_content)))
    assert len(empty.get_sheet_by_index(0).to_python()) == 1


def test_the_number_of_queries_does_not_grow_with_the_rows(cast, open_list, client, query_baseline):
    for space in ("主卫", "次卫", "厨房"):
        stories.dispatched(cast, space=space)
    open_list(cast.cs_manager)
    with query_baseline("case list"):
        client.get(LIST)
