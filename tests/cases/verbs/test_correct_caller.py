"""Correct the caller: person, name and number follow, with the household and what is still unknown."""

from nuanju.cases import verbs
from nuanju.cases.inputs import INPUTS, perform
from nuanju.core.events import sentence
from nuanju.core.models import Event
from nuanju.customers.verbs import add_customer, change_customer
from tests.cases import stories
from tests.cases.trial import refused, states_of, told, who_may


def do(cast, case, **given):
    start = {
        "customer": cast.spouse,
        "phone": "139 0000 1111",
        "reason": "听错号码",
        "by": cast.agent,
        "seen": case.version,
    }
    return verbs.correct_caller(case, **start | given)


def test_person_name_number_and_gaps_follow_and_both_are_told(cast):
    case = stories.registered(cast, customer=None, callback_phone="")
    assert set(case.gaps) == {"no_phone", "temporary_caller"}
    do(cast, case)
    assert (case.customer, case.caller_name, case.callback_phone) == (cast.spouse, "家属乙", "13900001111")
    assert (case.gaps, case.household, case.state) == ([], cast.household1502, "registered")
    assert told(case) == "更正来电人：未登记姓名 无回电号码 → 家属乙 139****1111，听错号码"
    event = Event.objects.filter(kind="case.caller_corrected").get()
    assert "家属乙" not in sentence(event, masked=True)


def test_what_is_left_empty_stays(cast):
    case = do(cast, stories.registered(cast), customer=None, caller_name="王女士", phone="")
    assert (case.customer, case.caller_name, case.callback_phone) == (cast.owner, "王女士", "13812345678")


def test_it_needs_a_reason_a_number_that_can_be_read_and_a_change(cast):
    case = stories.registered(cast)
    for code, given in (
        ("reason_missing", {"reason": " "}), ("phone_unreadable", {"phone": "不知道"}),
        ("same_caller", {"customer": cast.owner, "phone": "13812345678"}),
    ):  # fmt: skip
        with refused(code, case):
            do(cast, case, **given)


def test_it_works_while_open_with_what_one_saw(cast):
    case = stories.registered(cast)
    assert states_of(case, lambda c: do(cast, c)) == {
        "registered", "assigned", "dispatched", "contacted", "in_progress", "pending_acceptance",
        "pending_follow_up", "rework",
    }  # fmt: skip
    seen = case.version
    do(cast, case)
    with refused("changed_meanwhile", case):
        do(cast, case, seen=seen)


def test_agents_and_the_ports_head_may(cast):
    case = stories.dispatched(cast)
    assert who_may(cast, case, "correct_caller") == {"agent", "agent2", "lead", "eng_head", "eng_deputy"}
    with refused("denied", case):
        do(cast, case, by=cast.handler)


def test_a_customer_out_of_scope_is_not_found(cast):
    case = stories.registered(cast)
    given = INPUTS["correct_caller"](customer=cast.ls_owner.pk, reason="听错")
    with refused("not_found", case):
        perform("correct_caller", case, given, by=cast.eng_head)


def test_the_page_opens_the_form_that_fits_the_gap(cast, client):
    case = stories.registered(cast, customer=None, callback_phone="", house=None, node=None)
    client.force_login(cast.agent)
    gaps = dict(client.get(f"/cases/{case.number}/").context["gaps"])
    assert gaps == {
        "无回电号码": "correct_caller", "位置未明": "correct_place", "问题编码待定": "classify", "来电人未核实": "correct_caller",
    }  # fmt: skip
    form = client.get(f"/cases/{stories.registered(cast).number}/correct_caller/").content.decode()
    assert "家属乙" in form and "更正来电人" in form


def test_once_verified_he_is_no_unknown_caller(cast, run_jobs):
    guest = add_customer(name="访客", phone="13711112222", project=cast.bw, by=cast.agent)
    case = stories.registered(cast, customer=guest)
    assert case.gaps == ["temporary_caller"]
    change_customer(guest, is_verified=True, by=cast.agent)
    run_jobs()
    case.refresh_from_db()
    assert case.gaps == []
