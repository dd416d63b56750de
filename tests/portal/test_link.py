"""The customer answers by the signed link: confirm, rate, reopen — this case and no other."""

import datetime

import time_machine
from django.utils import timezone

from nuanju.cases import publiclink, verbs
from nuanju.cases.models import Case
from nuanju.core.events import sentence, timeline
from tests.cases import stories


def again(case) -> Case:
    return Case.objects.get(pk=case.pk)


def test_the_page_says_how_it_stands_without_any_number_to_call(cast, client):
    case = stories.in_progress(cast)
    page = client.get(publiclink.address(case)).content.decode()
    assert case.number in page and "处理人甲负责" in page and "重做卫生间防水" in page
    assert "13812345678" not in page


def test_he_confirms_the_written_proposal_by_a_tap(cast, client):
    case = verbs.propose(stories.contacted(cast), plan=stories.plan(), by=cast.handler)
    answer = client.post(f"{publiclink.address(case)}confirm/", {"number": "1", "command_id": "tap-1"})
    assert answer.status_code == 302
    case = again(case)
    assert case.state == "in_progress"
    assert case.solutions.get().consent == "tap"
    told = next(e for e in timeline(case) if e.kind == "case.agreed")
    assert told.actor_name == "业主甲" and "客户点按确认" in sentence(told)


def test_a_newer_proposal_asks_again(cast, client):
    case = verbs.propose(stories.contacted(cast), plan=stories.plan(), by=cast.handler)
    verbs.propose(case, plan=stories.plan(measure="只补缝"), by=cast.handler)
    answer = client.post(f"{publiclink.address(case)}confirm/", {"number": "1"})
    assert answer.status_code == 409
    assert "方案有了新版本" in answer.content.decode()
    assert again(case).state == "contacted"


def test_five_stars_close_the_case(cast, client):
    case = stories.pending_follow_up(cast)
    client.post(f"{publiclink.address(case)}rate/", {"rating": "5", "result_rating": "4", "words": "谢谢"})
    case = again(case)
    assert case.state == "closed"
    follow_up = case.follow_ups.get()
    assert (follow_up.rating, follow_up.result_rating, follow_up.by, follow_up.words) == (5, 4, None, "谢谢")


def test_two_stars_send_it_to_rework_with_his_reasons(cast, client):
    case = stories.pending_follow_up(cast)
    client.post(f"{publiclink.address(case)}rate/", {"rating": "2", "reasons": ["attitude", "result"]})
    assert again(case).state == "rework"
    assert case.follow_ups.get().reasons == ["attitude", "result"]


def test_three_stars_ask_whether_it_may_end(cast, client):
    case = stories.pending_follow_up(cast)
    client.post(f"{publiclink.address(case)}rate/", {"rating": "3", "consents_to_close": "yes"})
    assert again(case).state == "closed"


def test_after_the_close_he_may_still_say_how_it_was_once(cast, client):
    case = verbs.answer(stories.enquiry(cast), answer="年底", by=cast.agent)
    address = publiclink.address(case)
    page = client.get(address).content.decode()
    assert "请您评价这次服务" in page and "可以结束这件事吗" not in page
    assert client.post(f"{address}rate/", {"rating": "2", "words": "太慢"}).status_code == 302
    assert (again(case).state, case.follow_ups.get().rating) == ("closed", 2)
    assert "请您评价这次服务" not in client.get(address).content.decode()
    assert client.post(f"{address}rate/", {"rating": "5"}).status_code == 409


def test_who_rated_on_the_phone_is_not_asked_again(cast, client):
    page = client.get(publiclink.address(stories.closed(cast))).content.decode()
    assert "请您评价这次服务" not in page and "重新打开" in page


def test_a_double_tap_rates_once(cast, client):
    case = stories.pending_follow_up(cast)
    for _ in range(2):
        answer = client.post(f"{publiclink.address(case)}rate/", {"rating": "5", "command_id": "twice"})
        assert answer.status_code == 302
    assert case.follow_ups.count() == 1


def test_it_came_back_and_he_reopens(cast, client):
    case = stories.closed(cast)
    client.post(f"{publiclink.address(case)}reopen/", {"reason": "又漏了"})
    assert again(case).state == "rework"


def test_nothing_typed_is_lost_when_it_is_refused(cast, client):
    case = stories.pending_follow_up(cast)
    answer = client.post(f"{publiclink.address(case)}rate/", {"rating": "", "words": "写了很久的意见"})
    assert answer.status_code == 422
    assert "写了很久的意见" in answer.content.decode()


def test_a_changed_or_expired_link_opens_nothing(cast, client):
    case = stories.pending_follow_up(cast)
    address = publiclink.address(case)
    assert client.get(address.replace("/c/", "/c/x")).status_code == 404
    with time_machine.travel(timezone.now() + publiclink.LASTS + datetime.timedelta(days=1)):
        assert client.get(address).status_code == 404


def test_the_holder_of_one_link_may_not_act_on_another_case(cast, client):
    mine, other = stories.pending_follow_up(cast), stories.registered(cast, words="别的事")
    visitor = publiclink.visitor(mine)
    assert verbs_for(visitor, other) == []


def verbs_for(user, case):
    from nuanju.cases.flow import FLOW

    return FLOW.verbs_for(user, case)


def test_unhappy_he_says_with_what(cast, client):
    case = stories.pending_follow_up(cast)
    answer = client.post(f"{publiclink.address(case)}rate/", {"rating": "1", "words": "还在漏"})
    page = answer.content.decode()
    assert answer.status_code == 422 and "请选择不满意的原因" in page and "还在漏" in page
    assert again(case).state == "pending_follow_up"


def test_the_twelfth_proposal_can_be_confirmed(cast, client):
    case = stories.contacted(cast)
    for _ in range(12):
        verbs.propose(case, plan=stories.plan(), by=cast.handler)
    assert client.post(f"{publiclink.address(case)}confirm/", {"number": "12"}).status_code == 302
    assert again(case).state == "in_progress"
    wrong = client.post(f"{publiclink.address(case)}confirm/", {"number": "²"})
    assert wrong.status_code == 422 and "方案版本" in wrong.content.decode()


def test_out_of_scope_is_told_with_the_right_to_a_review(cast, client):
    plan = stories.plan(ruling="excluded", exclusion="misuse", customer_told=True)
    photos = (stories.photo(cast.engineer),)
    case = verbs.propose(stories.contacted(cast), plan=plan, photos=photos, by=cast.engineer)
    page = client.get(publiclink.address(case)).content.decode()
    assert "原因是使用不当" in page and "申请复核" in page
    client.post(f"{publiclink.address(case)}confirm/", {"number": "1"})
    assert (again(case).kind, again(case).exclusion) == ("paid_repair", "misuse")
