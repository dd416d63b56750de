"""Answer: an enquiry answered at once, thanks for praise or a suggestion, or a port's answer to an enquiry."""

from django.utils import timezone

from nuanju.cases import verbs
from nuanju.cases.inputs import INPUTS, perform
from tests.cases import stories
from tests.cases.trial import due, refused, running, states_of, told, who_may


def do(cast, case, **given):
    return verbs.answer(case, **{"answer": "今年底", "by": cast.agent} | given)


def test_an_enquiry_answered_at_once_is_closed(cast):
    case = do(cast, stories.enquiry(cast))
    assert (case.state, case.closed_at, running(case), case.due_at) == ("closed", timezone.now(), set(), None)
    assert told(case) == "答复客户：今年底"


def test_the_event_stays_open_while_another_case_of_it_is(cast):
    wall = "H01.02.01.01"
    case, other = stories.registered(cast, code=wall, intent="enquiry"), stories.registered(cast, code=wall)
    do(cast, case)
    case.issue_round.refresh_from_db()
    assert case.issue_round == other.issue_round and case.issue_round.last_closed_at is None


def test_a_port_answers_and_a_share_is_called(cast):
    for sampled in (True, False):
        case = stories.answered_by_port(cast, sampled=sampled)
        assert (case.state, case.follow_up_sampled) == ("pending_follow_up", sampled)
        assert (running(case), due(case, "follow_up")) == ({"follow_up"}, "03-10 10:00")


def test_praise_is_thanked_by_the_port(cast):
    case = stories.registered(cast, code=None, intent="praise", words="谢谢管家")
    verbs.assign(case, port="property", by=cast.agent)
    assert who_may(cast, case, "answer") == {"agent", "agent2", "lead", "prop_head"}
    assert do(cast, case, answer="感谢", by=cast.prop_head).state == "closed"


def test_an_enquiry_at_a_port_is_dispatched_before_it_is_answered(cast):
    case = verbs.assign(stories.enquiry(cast), port="sales", by=cast.agent)
    with refused("answer_after_dispatch", case):
        do(cast, case, by=cast.sales_head)


def test_a_problem_is_not_answered_away(cast):
    with refused("not_answerable", case := stories.registered(cast)):
        do(cast, case)


def test_it_has_words_and_the_article_is_ours(cast):
    case = stories.enquiry(cast)
    with refused("answer_missing", case):
        do(cast, case, answer=" ")
    with refused("not_found", case):
        perform("answer", case, INPUTS["answer"](answer="今年底", article=-1), by=cast.agent)


def test_it_works_once_before_the_work(cast):
    case = stories.enquiry(cast)
    assert states_of(case, lambda c: do(cast, c)) == {"registered"}  # by the agent
    do(cast, case)
    with refused("denied", case):
        do(cast, case, by=cast.handler)
    with refused("wrong_state", case):
        do(cast, case)


def test_the_400_answers_first_then_the_handler(cast):
    case = stories.enquiry(cast)
    assert case.port == "customer_service"  # suggested by the words
    assert who_may(cast, case, "answer") == {"agent", "agent2", "lead", "cs_head"}
    verbs.assign(case, port="sales", by=cast.agent)
    verbs.dispatch(case, handler=cast.handler, by=cast.sales_head)
    assert who_may(cast, case, "answer") == {"handler"}
