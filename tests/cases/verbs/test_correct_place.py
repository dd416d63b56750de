"""Correct the place: household, issue and ruling follow the right house; the event tells old and new."""

from nuanju.cases import verbs
from nuanju.cases.inputs import INPUTS, perform
from nuanju.customers.queries import open_household
from tests.cases import stories
from tests.cases.trial import refused, states_of, told, who_may


def do(cast, case, **given):
    start = {"house": cast.house1602, "reason": "楼上报成了楼下", "by": cast.agent, "seen": case.version}
    return verbs.correct_place(case, **start | given)


def test_everything_that_hung_on_the_place_follows(cast):
    case = stories.assigned(cast)
    before = case.issue_round
    do(cast, case)
    assert (case.house, case.household) == (cast.house1602, open_household(cast.house1602))
    assert case.issue_round.issue.house == cast.house1602
    assert case.issue_round != before
    assert (case.state, case.space) == ("assigned", "主卫")
    assert told(case).startswith("更正位置：3栋2单元1502·主卫")
    assert "1602" in told(case).split("→")[1]
    assert told(case).endswith("楼上报成了楼下")


def test_a_ruling_of_the_other_place_binds_no_longer(cast):
    case = verbs.classify(stories.contacted(cast), ruling="out_of_term", by=cast.engineer, seen=4, reason="看了合同")
    assert case.kind == "paid_repair"
    do(cast, case)
    assert (case.ruled_by, case.kind) == (None, "quality_complaint")


def test_it_needs_a_reason_a_place_and_a_change(cast):
    case = stories.registered(cast)
    for code, given in (
        ("reason_missing", {"reason": " "}), ("required", {"house": None}), ("same_place", {"house": cast.house1502}),
    ):  # fmt: skip
        with refused(code, case):
            do(cast, case, **given)
    given = INPUTS["correct_place"](place="没有这一户", reason="听错")
    with refused("place_unclear", case):
        perform("correct_place", case, given, by=cast.agent)


def test_it_is_read_from_the_words_people_use(cast):
    case = stories.registered(cast)
    given = INPUTS["correct_place"](place="3-2-1602", reason="听错")
    assert perform("correct_place", case, given, by=cast.agent).house == cast.house1602


def test_it_works_while_open_with_what_one_saw(cast):
    case = stories.registered(cast)
    assert states_of(case, lambda c: do(cast, c)) == {
        "registered", "assigned", "dispatched", "contacted", "in_progress", "pending_acceptance",
        "pending_follow_up", "rework",
    }  # fmt: skip
    seen = case.version
    do(cast, case)
    with refused("changed_meanwhile", case):
        do(cast, case, house=cast.house1502, seen=seen)


def test_agents_and_the_ports_head_may(cast):
    case = stories.dispatched(cast)
    assert who_may(cast, case, "correct_place") == {"agent", "agent2", "lead", "eng_head", "eng_deputy"}
    with refused("denied", case):
        do(cast, case, by=cast.handler)
