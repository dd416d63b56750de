"""A verb on the web: its form, doing it, doing it twice, too late, without right, out of scope, with mistakes."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from nuanju.cases import verbs
from nuanju.cases.inputs import INPUTS
from nuanju.core import events, keeping
from nuanju.desk.views.cases.labels import LABELS
from tests.cases import stories

HTMX = {"HX-Request": "true"}


@pytest.fixture
def post(client):
    def post(case, verb, by, **data):
        client.force_login(by)
        return client.post(reverse("case_verb", args=[case.number, verb]), data, headers=HTMX)

    return post


@pytest.fixture
def get(client):
    def get(case, verb, by, **headers):
        client.force_login(by)
        return client.get(reverse("case_verb", args=[case.number, verb]), headers=headers or HTMX)

    return get


def test_every_verb_has_its_words():
    assert LABELS.keys() == INPUTS.keys()


def test_the_form_offers_the_handlers_of_the_port_with_their_load(cast, get):
    stories.dispatched(cast)
    page = get(stories.assigned(cast, space="次卫"), "dispatch", cast.eng_head).content.decode()
    assert "处理人乙 · 在办 0" in page
    assert "处理人甲 · 在办 1" in page
    assert "物业管家" not in page


def test_doing_it_changes_the_case_and_says_so(cast, post):
    case = stories.assigned(cast)
    answer = post(case, "dispatch", cast.eng_head, handler=cast.handler.pk)
    assert answer.status_code == 200
    assert answer["HX-Trigger"].index("case-changed") < answer["HX-Trigger"].index("close-dialog")
    case.refresh_from_db()
    assert (case.state, case.handler) == ("dispatched", cast.handler)


def test_the_same_command_twice_is_done_once(cast, post):
    case = stories.dispatched(cast)
    first = post(case, "note", cast.handler, text="业主家有老人", command_id="c-1")
    again = post(case, "note", cast.handler, text="业主家有老人", command_id="c-1")
    assert first.status_code == again.status_code == 200
    assert first["HX-Trigger"] == again["HX-Trigger"]
    assert case.notes.count() == 1


def test_too_late_tells_who_was_first_and_keeps_what_was_typed(cast, post):
    case = stories.assigned(cast)
    verbs.dispatch(case, handler=cast.handler2, by=cast.eng_head)
    answer = post(case, "dispatch", cast.eng_head, handler=cast.handler.pk, note="带上梯子")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "工程负责人 今天" in page and "派工给处理人乙" in page
    assert "带上梯子" in page
    assert "case-changed" in answer["HX-Trigger"]


def test_a_form_opened_too_late_says_so_at_once(cast, get):
    case = stories.dispatched(cast)
    answer = get(case, "dispatch", cast.eng_head)
    assert answer.status_code == 409
    assert "派工给处理人甲" in answer.content.decode()


def test_without_the_right_the_sentence_says_so(cast, get, post):
    case = stories.assigned(cast)
    for answer in (get(case, "dispatch", cast.handler2), post(case, "dispatch", cast.viewer, handler=cast.handler.pk)):
        assert answer.status_code in (403, 404)
    answer = post(case, "dispatch", cast.engineer, handler=cast.handler.pk)
    assert answer.status_code == 403
    assert "没有这项操作的权限" in answer.content.decode()
    assert answer["HX-Retarget"] == "#toasts"


def test_out_of_scope_is_not_found(cast, get, post):
    case = stories.assigned(cast)
    assert get(case, "dispatch", cast.stranger_head).status_code == 404
    assert post(case, "dispatch", cast.stranger_head, handler=cast.handler.pk).status_code == 404
    assert get(case, "no_such_verb", cast.eng_head).status_code == 404


def test_mistakes_stand_beside_their_fields_in_chinese(cast, post):
    case = stories.contacted(cast)
    answer = post(case, "agree", cast.handler, measure="重做防水", promised_on="明天", cost_bearer="nobody")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "重做防水" in page
    for words in ("请填写原因", "承诺完成日期看不懂", "请重新选择费用承担", "请选择客户同意凭据"):
        assert words in page, words
    case.refresh_from_db()
    assert case.state == "contacted"


def test_a_verbs_own_refusal_stands_beside_its_field_and_uploads_stay(cast, post):
    case = stories.in_progress(cast)
    key = stories.photo(cast.handler)
    answer = post(case, "complete", cast.handler, work="重做防水", cause="workmanship", photos_before=key)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "维修前和维修后" in page
    assert f'name="photos_before" value="{key}"' in page


def test_too_long_is_said_with_the_number(cast, post):
    answer = post(stories.dispatched(cast), "note", cast.handler, text="长" * 10_001)
    assert answer.status_code == 422
    assert "内部备注最多 10000 字" in answer.content.decode()


def test_strange_text_is_kept_as_text(cast, post, client):
    case = stories.dispatched(cast)
    said = "😀<script>alert(1)</script>'; DROP TABLE--\x00\x0b"
    assert post(case, "note", cast.handler, text=said).status_code == 200
    page = client.get(reverse("case_page", args=[case.number])).content.decode()
    assert "<script>alert" not in page
    assert "😀&lt;script&gt;" in page


def test_the_checklist_is_kept_point_by_point(cast, post):
    case = stories.pending_acceptance(cast)
    points = {"checklist-item": ["无渗漏", "现场已清理"], "checklist-note": ["", "已拖地"], "checklist-ok": ["0", "1"]}
    answer = post(case, "accept", cast.engineer, test_record="蓄水48小时", **points)
    assert answer.status_code == 200, answer.content.decode()
    assert case.acceptances.get().checklist == [
        {"item": "无渗漏", "ok": True, "note": ""}, {"item": "现场已清理", "ok": True, "note": "已拖地"},
    ]  # fmt: skip


def test_one_point_not_ticked_is_no_acceptance(cast, post):
    case = stories.pending_acceptance(cast)
    points = {"checklist-item": ["无渗漏", "现场已清理"], "checklist-note": ["", ""], "checklist-ok": ["1"]}
    answer = post(case, "accept", cast.engineer, test_record="蓄水48小时", **points)
    assert answer.status_code == 422
    assert "不合格" in answer.content.decode()


@pytest.mark.parametrize("verb", sorted(INPUTS))
def test_every_form_can_be_shown_whatever_the_state(cast, get, verb, client):
    """Nothing but 200, 409 (too late) or 403: never an error page."""
    case = stories.in_progress(cast)
    for who in (cast.agent, cast.eng_head, cast.handler, cast.engineer, cast.gm):
        assert get(case, verb, who).status_code in (200, 403, 409)


def test_without_scripts_the_form_is_a_page_and_leads_back(cast, client):
    case = stories.assigned(cast)
    client.force_login(cast.eng_head)
    address = reverse("case_verb", args=[case.number, "dispatch"])
    assert "<html" in client.get(address).content.decode()
    answer = client.post(address, {"handler": cast.handler.pk})
    assert (answer.status_code, answer["Location"]) == (302, reverse("case_page", args=[case.number]))


def test_moments_are_read_in_the_time_of_the_office(cast, post):
    with time_machine.travel("2026-03-09T10:00+08:00", tick=False) as clock:
        case = stories.dispatched(cast)
        clock.shift(datetime.timedelta(hours=1))
        post(case, "log_contact", cast.handler, content="占线", happened_at="2026-03-09T10:30")
    assert case.contacts.get().happened_at.isoformat() == "2026-03-09T02:30:00+00:00"
    assert "占线" in events.sentence(keeping.history(case).filter(kind="case.contact_logged").get())


def test_the_report_says_what_was_used_and_who_answers(cast, get, post):
    case, handler = stories.in_progress(cast), cast.handler
    page = get(case, "complete", handler).content.decode()
    assert "没有用材料" in page and "不是施工单位的责任" in page
    given = {"work": "重做防水层", "cause": "workmanship"}
    photos = {"photos_before": stories.photo(handler), "photos_after": stories.photo(handler)}
    answer = post(case, "complete", handler, **given, **photos)
    assert answer.status_code == 422
    assert "请填写用了哪些材料" in answer.content.decode()
    answer = post(case, "complete", handler, **given, **photos, materials="防水涂料", contractor=cast.contractor.pk)
    assert answer.status_code == 200


def test_the_page_says_why_it_is_out_of_scope(cast, client, post):
    case, engineer = stories.contacted(cast), cast.engineer
    plan = {
        "cause": "自行改动", "measure": "恢复原状", "cost_bearer": "owner", "ruling": "excluded",
        "promised_on": stories.tomorrow().isoformat(), "photos": stories.photo(engineer), "customer_told": "on",
    }  # fmt: skip
    answer = post(case, "propose", engineer, **plan)
    assert "请选择原因" in answer.content.decode()
    assert post(case, "propose", engineer, **plan, exclusion="owner_alteration").status_code == 200
    page = client.get(reverse("case_page", args=[case.number])).content.decode()
    assert "不属保修范围（业主自行改动）" in page
