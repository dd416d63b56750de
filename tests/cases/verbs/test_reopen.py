"""Reopen: the same event came back within the agreed days; the case returns to rework."""

from nuanju.cases import inbound, verbs
from nuanju.cases.inputs import INPUTS, perform
from nuanju.cases.publiclink import visitor
from nuanju.core import files
from tests.cases import stories
from tests.cases.trial import DAY, due, refused, running, states_of, told, who_may


def do(cast, case, **given):
    return verbs.reopen(case, **{"reason": "又漏了", "by": cast.agent} | given)


def test_it_returns_to_rework_and_counts_as_a_repeat(cast, monday):
    case = stories.closed(cast)
    monday.shift(2 * DAY)
    do(cast, case)
    assert (case.state, case.closed_at, told(case)) == ("rework", None, "重开：又漏了")
    assert running(case) == {"rework_contact", "rework", "progress_note"}
    assert due(case, "rework_contact") == "03-11 15:00"
    assert [c.kind for c in case.inbound.order_by("id")] == ["first", "repeat"]
    assert inbound.same_customer_count(case) == 2
    case.issue_round.refresh_from_db()
    assert case.issue_round.last_closed_at is None


def test_photos_are_kept_with_the_case(cast):
    case = stories.closed(cast)
    given = INPUTS["reopen"](reason="又漏了", photos=(stories.photo(cast.agent),))
    perform("reopen", case, given, by=cast.agent)
    assert files.of(case, step="reopen").count() == 1


def test_an_enquiry_answered_at_once_goes_to_the_customer_service_port(cast):
    case = verbs.answer(stories.enquiry(cast), answer="年底", by=cast.agent)
    do(cast, case, by=visitor(case))
    assert (case.port, case.responsible) == ("customer_service", cast.cs_head)
    verbs.reassign(case, handler=cast.handler, reason="请答复", by=cast.cs_head, seen=case.version)
    assert case.handler == cast.handler


def test_after_ninety_days_a_new_case_is_filed(cast, monday):
    case = stories.closed(cast)
    monday.shift(90 * DAY)
    assert do(cast, case).state == "rework"
    stories.accept(cast, stories.complete(cast, case))
    verbs.close(case, rating=4, by=cast.agent2)
    monday.shift(90 * DAY + DAY)
    with refused("reopen_too_late", case):
        do(cast, case)


def test_it_says_what_happened(cast):
    with refused("reason_missing", case := stories.closed(cast)):
        do(cast, case, reason="")


def test_it_works_once_after_the_close(cast):
    case = stories.closed(cast)
    assert states_of(case, lambda c: do(cast, c)) == {"closed", "special_closed"}
    do(cast, case)
    with refused("wrong_state", case):
        do(cast, case)


def test_agents_leads_and_the_customer_may(cast):
    case = stories.closed(cast)
    assert who_may(cast, case, "reopen") == {"agent", "agent2", "lead"}
    with refused("denied", case):
        do(cast, case, by=cast.handler)
    assert do(cast, case, by=visitor(case)).state == "rework"
