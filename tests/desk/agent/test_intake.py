"""The intake screen: from ring to number, with everything it shows on the way."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from nuanju.cases import verbs as cases
from nuanju.cases.models import Case
from nuanju.core import files
from nuanju.customers.models import Customer
from nuanju.hotline.models import Call
from nuanju.org.models import Post
from tests.cases.stories import LEAK, closed, photo, registered
from tests.hotline.calls import rang, taken

pytestmark = pytest.mark.django_db
WORDS = "厕所往楼下漏水，楼下来敲门了"


@pytest.fixture
def agent(cast, client):
    client.force_login(cast.agent)
    return client


def typed(cast, **fields) -> dict:
    given = {
        "command_id": "one", "project": "BW", "text": WORDS, "place": f"h{cast.house1502.pk}", "space": "主卫", "code": LEAK,
        "customer": cast.owner.pk, "phone": "13812345678", "kind": "", "tone": "angry", "told_recording": "1",
    }  # fmt: skip
    return given | fields


def page(response) -> str:
    assert response.status_code == 200, response.content.decode()[:2000]
    return response.content.decode()


def test_the_call_shows_who_may_be_calling(agent, cast):
    call = taken(cast.agent)
    seen = page(agent.get(reverse("agent_call", args=[call.pk])))
    assert "138****5678" in seen
    assert "13812345678" not in seen
    assert "这个号码有 3 人，请选择" in seen
    assert all(name in seen for name in ("业主甲", "家属乙", "麓山业主"))


def test_the_agent_chooses_and_the_form_follows(agent, cast):
    call = taken(cast.agent)
    seen = page(agent.post(reverse("agent_choose", args=[call.pk]), {"customer": cast.spouse.pk}))
    assert Call.objects.get(pk=call.pk).customer == cast.spouse
    assert f"&quot;place&quot;: &quot;h{cast.house1502.pk}&quot;" in seen
    assert "保修 · 3栋2单元1502" in seen


def test_of_several_houses_the_agent_chooses_one(agent, cast):
    call = taken(cast.agent)
    chosen = {"call": call.pk, "customer": cast.owner.pk}
    assert "&quot;place&quot;" not in page(agent.get(reverse("agent_caller"), chosen))
    assert f"h{cast.house1402.pk}" in page(agent.get(reverse("agent_caller"), chosen | {"house": cast.house1402.pk}))


@pytest.mark.parametrize("q", ["业主丁", "5678", "3-2-1602", "13500005678"])
def test_callers_are_found_by_name_number_or_house(agent, cast, q):
    assert "业主丁" in page(agent.get(reverse("agent_caller"), {"q": q}))


def test_words_bring_problems(agent, cast):
    seen = page(agent.post(reverse("agent_suggest"), {"text": WORDS, "space": "主卫"}))
    assert seen.count('name="pick"') == 5
    assert "没有" not in page(agent.post(reverse("agent_suggest"), {"text": WORDS}))
    assert "边记边给出建议" in page(agent.post(reverse("agent_suggest"), {"text": ""}))


def test_the_chosen_place_counts_and_one_not_found_does_not(agent, cast):
    def seen(text="天花板滴水", **given):
        return page(agent.post(reverse("agent_suggest"), {"text": text} | given))

    assert seen(place=f"h{cast.house1602.pk}") != seen(place=f"h{cast.house1502.pk}")
    assert seen(place=f"c{cast.gate.pk}") != seen()
    assert seen() == seen(place="h99999999999999999999", project="?") == seen(place="h999999")


def test_the_consequence_is_seen_before_filing(agent, cast):
    registered(cast, house=cast.house1602, customer=cast.neighbour)
    earlier = registered(cast)
    seen = page(agent.post(reverse("agent_consequence"), typed(cast)))
    assert "质量投诉（保内整改）" in seen
    assert "工程负责人" in seen
    assert "联系客户 8 工作小时" in seen or "联系客户 4 工作小时" in seen
    assert "另有 <b>1</b> 户" in seen
    assert earlier.number in seen and "加入此单" in seen
    assert "话术" in seen
    assert Case.objects.count() == 2


def test_filing_answers_with_number_first_asked_and_promise(agent, cast):
    call = taken(cast.agent)
    seen = page(agent.post(reverse("agent_file"), typed(cast, call_id=call.call_id, call=call.pk)))
    case = Case.objects.get()
    assert case.number in seen
    assert "我是首问责任人坐席甲" in seen
    assert "前会与您联系" in seen
    assert Call.objects.get().customer == cast.owner
    assert (case.state, case.call_ref, case.tone, case.household) == ("assigned", "c1", "angry", cast.household1502)
    assert "同一来电再登记一件" in seen


def test_a_transfer_brings_its_deadline_and_what_else_is_known(agent, cast):
    assert 'name="deadline"' in page(agent.get(reverse("agent_new")))
    at = (timezone.localtime() + datetime.timedelta(days=5)).strftime("%Y-%m-%dT%H:%M")
    earlier = closed(cast)
    more = {"found_stage": "first_year", "recurs_of": earlier.number, "deadline": at, "channel": "gov_12345"}
    page(agent.post(reverse("agent_file"), typed(cast, **more)))
    case = Case.objects.latest("id")
    assert f"{timezone.localtime(case.deadline_at):%Y-%m-%dT%H:%M}" == at
    assert (case.found_stage, case.recurs_of) == ("first_year", earlier)


def test_only_who_may_backdate_is_asked_for_the_time(agent, cast):
    assert 'name="registered_at"' not in page(agent.get(reverse("agent_new")))
    Post.objects.create(role="administrator", corporation=cast.group, holder=cast.agent)
    assert 'name="registered_at"' in page(agent.get(reverse("agent_new")))


def test_sent_twice_is_filed_once(agent, cast):
    for _ in range(2):
        page(agent.post(reverse("agent_file"), typed(cast)))
    assert Case.objects.count() == 1


def test_several_problems_in_one_call(agent, cast):
    call = taken(cast.agent)
    seen = page(
        agent.get(reverse("agent_form"), {"call": call.pk, "customer": cast.owner.pk, "house": cast.house1502.pk})
    )
    assert f'name="customer" value="{cast.owner.pk}"' in seen
    assert f'value="h{cast.house1502.pk}"' in seen
    for n, code in enumerate((LEAK, "H09.01.01.01")):
        page(agent.post(reverse("agent_file"), typed(cast, call_id=call.call_id, command_id=f"n{n}", code=code)))
    assert Case.objects.filter(call_ref=call.call_id).count() == 2


def test_a_refusal_names_the_field_and_nothing_is_filed(agent, cast):
    answer = agent.post(reverse("agent_file"), typed(cast, text=" "))
    assert answer.status_code == 422
    assert answer["HX-Retarget"] == "#intake-refusal"
    assert "请填写客户原话" in answer.content.decode()
    answer = agent.post(reverse("agent_file"), typed(cast, code=""))
    assert "请确认是什么问题" in answer.content.decode()
    answer = agent.post(reverse("agent_file"), typed(cast, project=""))
    assert "请选择项目" in answer.content.decode()
    assert Case.objects.count() == 0


def test_an_enquiry_is_answered_at_once(agent, cast):
    fields = typed(cast, code="", text="产权证什么时候办", answer="收房后两年内办理，请留意短信通知。")
    seen = page(agent.post(reverse("agent_file"), fields))
    case = Case.objects.get()
    assert (case.kind, case.state) == ("enquiry", "closed")
    assert "已为您解答" in seen


@pytest.mark.parametrize("kind", ["enquiry", "praise", "suggestion"])
def test_what_needs_no_code_and_is_like_nothing_known_goes_to_customer_service(agent, cast, kind):
    page(agent.post(reverse("agent_file"), typed(cast, code="", text="谢谢大家", kind=kind)))
    case = Case.objects.get()
    assert (case.kind, case.state, case.port, case.responsible) == (kind, "assigned", "customer_service", cast.cs_head)


def test_a_complaint_is_not_answered_away(agent, cast):
    answer = agent.post(reverse("agent_file"), typed(cast, answer="没事的"))
    assert answer.status_code == 409
    assert Case.objects.count() == 0


def test_an_unknown_caller_becomes_a_temporary_contact(agent, cast):
    fields = typed(cast, customer="", caller_name="路过的人", phone="13711112222", place="", place_text="大门口水景边")
    page(agent.post(reverse("agent_file"), fields))
    case = Case.objects.get()
    assert (case.customer.name, case.customer.is_verified, case.place_text) == ("路过的人", False, "大门口水景边")
    assert set(case.gaps) == {"no_place", "temporary_caller"}
    page(agent.post(reverse("agent_file"), fields | {"command_id": "two"}))
    assert Customer.objects.filter(name="路过的人").count() == 1


def test_he_is_called_back_where_he_called_from_else_at_his_first_number(agent, cast):
    call = taken(cast.agent, phone="13500005678")
    page(agent.post(reverse("agent_file"), typed(cast, phone="", call_id=call.call_id)))
    assert Case.objects.latest("pk").callback_phone == "13500005678"
    page(agent.post(reverse("agent_file"), typed(cast, phone="", command_id="two")))
    assert Case.objects.latest("pk").callback_phone == "13812345678"


def test_a_mistyped_number_is_named_and_none_is_none(agent, cast):
    fields = typed(cast, customer="", caller_name="路过的人", phone="1371111222")
    assert "读不出来" in agent.post(reverse("agent_file"), fields).content.decode()
    assert not Case.objects.exists()
    page(agent.post(reverse("agent_file"), fields | {"phone": "不知道"}))
    assert (Case.objects.get().callback_phone, Customer.objects.get(name="路过的人").phones.count()) == ("", 0)


def test_none_of_these(agent, cast):
    call = taken(cast.agent, phone="13500005678")
    assert "不是此人" in page(agent.get(reverse("agent_call", args=[call.pk])))
    seen = page(agent.post(reverse("agent_choose", args=[call.pk]), {"customer": "0"}))
    assert "&quot;customer&quot;: &quot;&quot;" in seen


def test_an_anonymous_voice_is_filed_with_its_gaps(agent, cast):
    page(agent.post(reverse("agent_file"), typed(cast, customer="", phone="", call_id="")))
    assert set(Case.objects.get().gaps) == {"no_phone", "temporary_caller"}


@pytest.mark.parametrize(("way", "begin"), [("join", registered), ("reopen", closed)])
def test_what_was_uploaded_goes_to_the_case_that_is_there(agent, cast, way, begin):
    case = begin(cast)
    page(agent.post(reverse(f"agent_{way}", args=[case.number]), typed(cast, files=[photo(cast.agent)])))
    step = "chase" if way == "join" else "reopen"
    assert files.of(case, step=step).count() == 1


def test_joining_chases_the_case_that_is_there(agent, cast):
    call, case = taken(cast.agent), registered(cast)
    seen = page(agent.post(reverse("agent_join", args=[case.number]), typed(cast, call_id=call.call_id)))
    assert "已加入" in seen
    assert list(case.inbound.values_list("call_ref", flat=True)) == ["", "c1"]
    assert Case.objects.count() == 1


def test_places_rooms_and_problems_are_found(agent, cast):
    assert f'data-value="h{cast.house1502.pk}"' in page(agent.get(reverse("agent_places"), {"q": "3-2-1502"}))
    assert f'data-value="c{cast.lift_hall.pk}"' in page(agent.get(reverse("agent_places"), {"q": "电梯厅"}))
    assert "没有找到" in page(agent.get(reverse("agent_places"), {"q": "不存在的地方"}))
    assert "主卫" in page(agent.get(reverse("agent_spaces"), {"place": f"h{cast.house1502.pk}"}))
    assert page(agent.get(reverse("agent_spaces"), {"place": "x"})) == ""
    assert 'role="option"' in page(agent.get(reverse("agent_nodes"), {"q": "漏水"}))


def test_another_project_is_out_of_scope(client, cast):
    client.force_login(cast.stranger)
    call, case = rang(), registered(cast)
    assert client.get(reverse("agent_call", args=[call.pk])).status_code == 404
    assert client.post(reverse("agent_join", args=[case.number]), typed(cast)).status_code == 404
    answer = client.post(reverse("agent_file"), typed(cast))
    assert answer.status_code == 422
    assert Case.objects.count() == 1


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", "'; drop table cases_case;--", "😀" * 50, "\x00漏水\u202e", "水" * 10_000]
)
def test_any_words_are_kept_and_shown_harmless(agent, cast, words):
    page(agent.post(reverse("agent_suggest"), {"text": words}))
    page(agent.post(reverse("agent_consequence"), typed(cast, text=words)))
    seen = page(agent.post(reverse("agent_file"), typed(cast, text=words)))
    assert "<script>alert" not in seen
    assert Case.objects.get().words


def test_too_many_words_are_refused_in_words(agent, cast):
    answer = agent.post(reverse("agent_file"), typed(cast, text="水" * 10_001))
    assert answer.status_code == 422
    assert "10,000" in answer.content.decode()


def test_closed_cases_are_shown_as_history_with_the_last_rating(agent, cast):
    case = closed(cast)
    call = taken(cast.agent)
    seen = page(
        agent.get(reverse("agent_caller"), {"call": call.pk, "customer": cast.owner.pk, "house": cast.house1502.pk})
    )
    assert case.title in seen
    assert 'aria-label="5 星"' in seen


def test_the_screen_asks_no_more_than_it_did(agent, cast, query_baseline):
    for n in range(5):
        cases.note(registered(cast, words=f"漏水{n}"), text="x", by=cast.agent)
    call = taken(cast.agent)
    with query_baseline("intake screen"):
        agent.get(reverse("agent_call", args=[call.pk]) + f"?customer={cast.spouse.pk}")
    with query_baseline("intake consequence"):
        agent.post(reverse("agent_consequence"), typed(cast))
    with query_baseline("intake filed"):
        agent.post(reverse("agent_file"), typed(cast))
