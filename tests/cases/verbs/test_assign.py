"""Assign: the 400 sends the case to a port and its first-responsible person."""

from nuanju.cases import verbs
from nuanju.cases.inputs import INPUTS, perform
from nuanju.core.actors import SYSTEM
from nuanju.org.models import Post
from tests.cases import stories
from tests.cases.trial import clocks, due, refused, running, states_of, told, who_may


def do(cast, case, **given):
    return verbs.assign(case, **{"by": cast.agent} | given)


def test_it_goes_to_the_suggested_port(cast):
    case = do(cast, stories.registered(cast))
    assert (case.state, case.port, case.handler, case.responsible) == ("assigned", "engineering", None, cast.eng_head)
    assert clocks(case) == {"contact": "running", "assign": "met", "dispatch": "running"}
    assert (case.due_kind, due(case, "dispatch")) == ("dispatch", "03-09 12:00")
    assert told(case) == "指派给工程端口，第一责任人工程负责人"


def test_the_agent_may_choose_another_port(cast):
    case = do(cast, stories.registered(cast), port="property")
    assert (case.port, case.responsible) == ("property", cast.prop_head)


def test_a_vacant_post_is_skipped_upward(cast):
    case = stories.registered(cast)
    Post.objects.filter(pk=cast.post.eng_head.pk).update(holder=None, deputy=None)
    assert do(cast, case).responsible == cast.gm


def test_a_project_without_anybody_is_refused_by_name(cast):
    case = stories.registered(cast)
    Post.objects.update(holder=None, deputy=None)
    with refused("no_first_responsible", case) as caught:
        verbs.assign(case, by=SYSTEM)
    assert "碧湾花园" in caught.value.sentence and "工程" in caught.value.sentence


def test_an_enquiry_gets_the_ports_two_days(cast):
    case = stories.registered(cast, code=None, intent="enquiry")
    assert due(case, "completion") == "03-10 10:00"
    assert due(do(cast, case, port="sales"), "completion") == "03-11 10:00"


def test_without_a_code_no_port_can_be_found(cast):
    with refused("required", case := stories.registered(cast, node=None)):
        do(cast, case, port="engineering")
    with refused("required", case := stories.registered(cast, code=None, intent="praise", words="谢谢大家")):
        do(cast, case)


def test_it_works_once_from_registered(cast):
    case = stories.registered(cast)
    assert states_of(case, lambda c: do(cast, c)) == {"registered"}
    do(cast, case)
    with refused("wrong_state", case):
        do(cast, case)
    assert running(case) == {"contact", "dispatch"}


def test_agents_and_shift_leads_assign(cast):
    case = stories.registered(cast)
    assert who_may(cast, case, "assign") == {"agent", "agent2", "lead"}
    with refused("denied", case):
        do(cast, case, by=cast.eng_head)


def test_after_two_returns_only_the_shift_lead(cast):
    case = stories.assigned(cast)
    for port, head in (("property", cast.eng_head), ("engineering", cast.prop_head)):
        verbs.send_back(case, reason="不归我", proposed_port=port, by=head)
        if case.send_backs < 2:
            do(cast, case)
    with refused("final_assign_needed", case):
        do(cast, case)
    assert do(cast, case, by=cast.lead).state == "assigned"


def test_by_its_input(cast):
    case = perform("assign", stories.registered(cast), INPUTS["assign"](note="  请尽快 "), by=cast.agent)
    assert case.state == "assigned"
