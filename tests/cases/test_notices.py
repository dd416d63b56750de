"""Who is told what while a case goes round: the notices of the loop, by real reactions."""

import datetime

import pytest
import time_machine
from django.utils import timezone

from nuanju.cases import verbs
from nuanju.cases.verbs import set_figure
from nuanju.core.actors import SYSTEM
from nuanju.core.models import Event
from nuanju.core.relay import relay
from nuanju.customers.verbs import opt_out
from nuanju.notify import queries
from nuanju.sla.sweep import sweep
from tests.cases import stories
from tests.cases.trial import DAY
from tests.hotline.calls import on_shift


@pytest.fixture
def told(run_jobs):
    """What was told about a case: {(code, to, channel)}."""

    def told(case):
        run_jobs()
        return {(n.code, n.to_name, n.channel) for n in queries.for_subject(case)}

    return told


def test_a_case_that_ends_well_tells_everybody_in_turn(cast, told):
    case = stories.closed(cast)
    said = told(case)
    assert {
        ("N01", "业主甲", "sms"),
        ("N02", "工程负责人", "app"),
        ("N02", "工程负责人", "sms"),
        ("N03", "处理人甲", "app"),
        ("N03", "业主甲", "sms"),
        ("N07", "房修工程师", "app"),
        ("N07.accepted", "业主甲", "sms"),  # with the link to rate
        ("N10", "业主甲", "sms"),
    } <= said


def test_agents_on_shift_hear_whom_to_call_but_those_who_may_not(cast, told):
    on_shift(cast.agent, cast.agent2, cast.lead)
    case = stories.pending_follow_up(cast)  # registered by the first agent
    said = {(to, channel) for code, to, channel in told(case) if code == "N07.accepted"}
    assert said == {("业主甲", "sms"), ("坐席乙", "app"), ("班长", "app")}
    assert queries.for_subject(case).get(to_name="坐席乙").link == f"/follow-ups/{case.number}/"


def test_an_enquiry_that_is_not_called_is_announced_to_no_agent(cast, told):
    on_shift(cast.agent2)
    case = stories.answered_by_port(cast, sampled=False)
    assert not any(to == "坐席乙" for _, to, _ in told(case))


def test_no_more_agents_are_told_than_the_figure_says(cast, told):
    on_shift(cast.agent2, cast.lead)
    set_figure("follow_up_told", value=1, effective_on=timezone.localdate(), by=cast.admin)
    said = told(stories.pending_follow_up(cast))
    assert len([to for code, to, channel in said if code == "N07.accepted" and channel == "app"]) == 1


def test_the_closing_message_tells_the_warranty_of_the_repair(cast, clock, told):
    case = stories.closed(cast)
    told(case)
    text = queries.for_subject(case).get(code="N10", channel="sms").text
    assert "重做防水层。本次维修的部位保修到2028年3月9日。" in text
    assert "。。" not in text and "在保修期内" not in text


def test_without_a_repair_in_term_the_closing_message_promises_no_warranty(cast, clock, told):
    ruled = stories.contacted(cast)
    verbs.agree(ruled, plan=stories.plan(ruling="out_of_term"), by=cast.engineer, **stories.YES)
    case = stories.accept(cast, stories.complete(cast, ruled))
    verbs.close(case, rating=5, by=cast.agent2)
    answered = verbs.answer(stories.enquiry(cast), answer="年底。", by=cast.agent)
    for one in (case, answered):
        told(one)
        text = queries.for_subject(one).get(code="N10", channel="sms").text
        assert "保修" not in text and "。。" not in text


def test_rework_tells_port_head_and_handler(cast, told):
    case = stories.pending_follow_up(cast)
    verbs.send_to_rework(case, rating=1, reasons=["result"], by=cast.agent2)
    assert {("N09", "处理人甲", "sms"), ("N09", "工程负责人", "app")} <= told(case)


def test_a_bad_rating_is_told_to_the_project(cast, told):
    case = stories.pending_follow_up(cast)
    verbs.send_to_rework(case, rating=1, reasons=["result"], by=cast.agent2)
    assert {("N12", "工程负责人", "app"), ("N12", "客服经理", "app")} <= told(case)


def test_a_proposal_asks_the_customer_with_a_link(cast, told):
    case = verbs.propose(stories.contacted(cast), plan=stories.plan(), by=cast.handler)
    assert ("N06", "业主甲", "sms") in told(case)
    assert "/c/" in queries.for_subject(case).get(code="N06").text


def test_clocks_that_pass_are_told(cast, told):
    with time_machine.travel(datetime.datetime(2026, 11, 23, 2, 0, tzinfo=datetime.UTC), tick=False) as clock:
        case = stories.dispatched(cast)
        clock.shift(datetime.timedelta(days=4))
        sweep()
        said = told(case)
    assert {("N04.overdue", "处理人甲", "sms"), ("N04.overdue", "工程负责人", "app")} <= said


def test_no_text_has_a_hole_or_a_brace(cast, told):
    case = stories.closed(cast)
    told(case)
    for notice in queries.for_subject(case):
        assert "{" not in notice.text and "None" not in notice.text and "—" not in notice.title, notice.text


def test_an_appointment_is_told_whoever_notes_it(cast, clock, told):
    at = stories.in_an_hour()
    case = verbs.log_contact(
        stories.contacted(cast), method="phone", reached=True, content="改约", appointment_at=at, by=cast.handler
    )
    assert {("N05", "业主甲", "sms"), ("N05", "处理人甲", "app")} <= told(case)


def test_a_changed_appointment_is_told_with_the_old_time(cast, clock, told):
    case = stories.contacted(cast)
    first = {"method": "phone", "reached": True, "content": "约上门", "by": cast.handler}
    case = verbs.log_contact(case, appointment_at=stories.in_an_hour() + DAY, **first)
    told(case)
    clock.shift(datetime.timedelta(hours=2))
    verbs.log_contact(case, appointment_at=stories.in_an_hour() + DAY, **first)
    assert ("N05.changed", "业主甲", "sms") in told(case)
    [notice] = [n for n in queries.for_subject(case) if n.code == "N05.changed" and "您好" in n.text]
    assert "由03月10日 11:00改为03月10日 13:00" in notice.text


def test_a_risen_level_tells_the_old_and_the_new_responsible(cast, told):
    case = stories.dispatched(cast, code="H01.02.01.01")
    verbs.classify(case, forced=("injury",), reason="有人受伤", by=cast.agent, seen=case.version)
    said = told(case)
    assert {("N08", "项目总", "app"), ("N08", "项目总", "sms"), ("N08.former", "处理人甲", "app")} <= said
    assert "有人受伤" in queries.for_subject(case).get(code="N08", channel="app").text
    for person in ("项目总", "处理人甲"):  # hot: telephone, mail and SMS to the new one and to the one before
        assert {channel for code, who, channel in said if code[:3] == "N08" and who == person} == {
            "app", "sms", "email", "voice"
        }  # fmt: skip


def test_the_new_one_reads_what_went_before(cast, told):
    case = stories.dispatched(cast, code="H01.02.01.01")
    verbs.add_media(case, outlet="业主群", outlet_kind="private", by=cast.agent)
    verbs.classify(case, forced=("injury",), reason="有人受伤", by=cast.agent, seen=case.version)
    told(case)
    letter = queries.for_subject(case).filter(code="N08", channel="email").last()
    assert "受理；" in letter.text and "升为重要：媒体级别M1" in letter.text


def test_below_hot_the_one_before_is_told_in_the_app(cast, told):
    case = stories.dispatched(cast, code="H01.02.01.01")
    verbs.add_media(case, outlet="业主群", outlet_kind="private", by=cast.agent)
    said = told(case)
    assert {channel for code, _, channel in said if code == "N08"} == {"app", "sms"}
    assert {channel for code, _, channel in said if code == "N08.former"} == {"app"}


def test_a_ports_answer_asks_the_customer_by_link(cast, told):
    case = stories.answered_by_port(cast, sampled=False)
    assert ("N07.answered", "业主甲", "sms") in told(case)
    assert not any(code in ("N10", "N07.accepted") for code, *_ in told(case))
    at_once = verbs.answer(stories.enquiry(cast), answer="年底", by=cast.agent)
    assert ("N10", "业主甲", "sms") in told(at_once)


@pytest.mark.parametrize("sampled", [True, False])
def test_after_an_answer_a_call_is_promised_where_one_will_be_made(cast, told, sampled):
    on_shift(cast.agent2)
    case = stories.answered_by_port(cast, sampled=sampled)
    said = told(case)
    text = queries.for_subject(case).get(code="N07.answered", channel="sms").text
    assert ("电话回访" in text, "验收" in text) == (sampled, False)
    assert (("N07.answered", "坐席乙", "app") in said) == sampled


def test_a_pause_and_its_end_are_told(cast, told):
    case = stories.in_progress(cast)
    verbs.ask_pause(case, reason="no_access", evidence="出差", resume_on=stories.tomorrow(), by=cast.handler)
    verbs.decide_pause(case, approved=False, by=cast.eng_head)
    assert not any(code == "N13" for code, *_ in told(case))
    verbs.ask_pause(case, reason="no_access", evidence="出差", resume_on=stories.tomorrow(), by=cast.handler)
    verbs.decide_pause(case, approved=True, by=cast.eng_head)
    verbs.resume(case, by=cast.handler)
    assert {("N13", "业主甲", "sms"), ("N13.end", "业主甲", "sms")} <= told(case)


def test_a_special_close_is_told(cast, told):
    case = stories.dispatched(cast, code="H01.02.01.01")
    verbs.propose_special(
        case, reason="litigation", evidence="已受理", by=cast.eng_head, photos=(stories.photo(cast.eng_head),)
    )
    verbs.special_close(case, by=cast.gm)
    assert ("N10.special", "业主甲", "sms") in told(case)


def test_nobody_is_told_of_history(cast, told):
    from tests.cases.verbs.test_bring_in import ASKED, do

    case = do(cast)
    verbs.archive(case, answer="已办", answered_at=ASKED, by=SYSTEM)
    assert told(case) == set()


def test_without_a_number_only_the_staff_is_told(cast, told):
    case = stories.dispatched(cast, callback_phone="")
    assert {name for _, name, _ in told(case)} == {
        "工程负责人",
        "处理人甲",
        "客服经理",
    }  # he is informed of what is important


def test_who_wants_no_advertising_still_hears_of_his_case(cast, told):
    opt_out(cast.owner, by=cast.agent)
    assert ("N01", "业主甲", "sms") in told(stories.registered(cast))


def test_a_relay_that_runs_again_tells_nobody_twice(cast, told):
    case = stories.closed(cast)
    told(case)
    before = queries.for_subject(case).count()
    for event in Event.objects.filter(subject_id=case.pk):
        relay(event.pk)
    told(case)
    assert queries.for_subject(case).count() == before


@pytest.mark.parametrize(
    ("code", "copies"),
    [("H05.02.01.03", []), ("H01.03.04.01", ["销售端口", "法务"]), ("H01.02.01.01", [])],
)
def test_design_and_promises_are_copied_once(cast, told, code, copies):
    case = stories.registered(cast, code=code)
    told(case)
    verbs.classify(case, urgent=True, reason="危险", by=cast.agent, seen=case.version)
    told(case)
    said = [e.data["to"] for e in Event.objects.filter(subject_id=case.pk, kind="case.copied").order_by("id")]
    assert said == copies
    if code == "H05.02.01.03":  # the design port has it itself: on its list, without a word
        assert [c.to for c in case.copies.all()] == ["planning_design"]
