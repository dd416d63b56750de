"""Ask to cancel, cancel, refuse: the agent asks, the shift lead decides; the customer withdraws by himself."""

import pytest

from nuanju.cases import verbs
from nuanju.cases.models import Case
from nuanju.cases.publiclink import visitor
from nuanju.core.actors import Visitor
from tests.cases import stories
from tests.cases.trial import clocks, refused, states_of, story, told, who_may


def ask(cast, case, **given):
    return verbs.ask_cancel(case, **{"evidence": "客户来电撤回", "by": cast.agent} | given)


def test_the_lead_agrees_and_its_clocks_count_nowhere(cast):
    case = ask(cast, stories.dispatched(cast), misfiled=True)
    assert (case.state, told(case)) == ("dispatched", "申请撤销：客户来电撤回")
    verbs.cancel(case, by=cast.lead)
    assert (case.state, told(case), clocks(case)["contact"]) == ("cancelled", "确认撤销", "void")
    request = case.cancel_requests.get()
    assert (request.approved, request.decided_by, request.misfiled) == (True, cast.lead, True)


def test_refused_the_case_goes_on(cast):
    case = verbs.refuse_cancel(ask(cast, stories.assigned(cast)), by=cast.lead, reason="客户没说撤")
    assert (case.state, told(case)) == ("assigned", "不同意撤销")
    assert ask(cast, case)


def test_the_customer_withdraws_his_own(cast):
    case = ask(cast, stories.registered(cast))
    with refused("denied", case):
        verbs.cancel(case, by=Visitor(case.pk + 1, "别人"))
    verbs.cancel(case, by=visitor(case))
    assert case.state == "cancelled"
    assert not case.cancel_requests.filter(approved=None).exists()


def test_nobody_agrees_to_his_own_request(cast):
    case = ask(cast, stories.registered(cast), by=cast.lead)
    with refused("cancel_own", case):
        verbs.cancel(case, by=cast.lead)


def test_one_request_at_a_time_and_none_without(cast):
    case = stories.registered(cast)
    for verb in (verbs.cancel, verbs.refuse_cancel):
        with refused("cancel_none", case):
            verb(case, by=cast.lead)
    with refused("reason_missing", case):
        ask(cast, case, evidence="")
    with refused("cancel_wait", ask(cast, case)):
        ask(cast, case)


def test_before_the_contact_only(cast):
    case, before = ask(cast, stories.registered(cast)), {"registered", "assigned", "dispatched"}
    assert states_of(case, lambda c: ask(cast, c)) == before
    assert states_of(case, lambda c: verbs.cancel(c, by=cast.lead)) == before
    assert states_of(case, lambda c: verbs.refuse_cancel(c, by=cast.lead)) == before


def test_who_asks_and_who_decides(cast):
    case = ask(cast, stories.registered(cast))
    assert who_may(cast, case, "ask_cancel") == {"agent", "agent2", "lead"}
    assert who_may(cast, case, "cancel") == who_may(cast, case, "refuse_cancel") == {"lead"}
    with refused("denied", case):
        verbs.cancel(case, by=cast.agent2)
    with refused("denied", case):
        verbs.refuse_cancel(case, by=visitor(case))


def contacted(cast, case):
    return verbs.contact(case, method="phone", content="客户还是要修", by=cast.handler)


def answered(cast, case):
    return verbs.answer(case, answer="今年底", by=cast.handler)


@pytest.mark.parametrize("do", [contacted, answered])
def test_a_request_the_work_overtook_waits_for_nobody(cast, do):
    case = stories.enquiry(cast)
    verbs.assign(case, port="sales", by=cast.agent)
    case = ask(cast, verbs.dispatch(case, handler=cast.handler, by=cast.sales_head))
    assert Case.objects.cancel_asked().get() == case
    assert "撤销申请未经审批，因" in story(do(cast, case))[-2]
    request = case.cancel_requests.get()
    assert (request.approved, request.decided_by, request.decided_at is None) == (False, None, False)
    assert not Case.objects.cancel_asked().exists()


def test_a_row_of_a_state_in_which_it_cannot_be_decided_is_in_no_queue(cast):
    case = ask(cast, stories.dispatched(cast))
    Case.objects.filter(pk=case.pk).update(state="contacted")
    assert not Case.objects.cancel_asked().exists()
