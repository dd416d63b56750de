"""Set a deadline: the authority that passed the case on named one later, or an earlier one; no due passes it."""

import datetime

from nuanju.cases import verbs
from tests.cases import stories
from tests.cases.trial import due, refused, states_of, told, who_may


def transferred(cast, **fields):
    return stories.dispatched(cast, channel="gov_12345", **fields)


def at(day: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(f"2026-03-{day}+08:00")


def do(cast, case, **given):
    usual = {"deadline": at("10T12:00"), "reason": "12345 转办单", "by": cast.agent, "seen": case.version}
    return verbs.set_deadline(case, **usual | given)


def test_no_due_passes_the_working_day_before_it(cast):
    case = transferred(cast)
    case = do(cast, case, deadline=at("10T11:00"))
    assert (case.deadline_at, due(case, "contact")) == (at("10T11:00"), "03-09 11:00")
    assert case.due_at == at("09T11:00")
    assert told(case).startswith("登记转办期限") and "12345 转办单" in told(case)


def test_only_an_authority_names_one_and_a_later_one_is_no_relief(cast):
    plain = stories.dispatched(cast, space="次卫")
    with refused("deadline_of_authority", plain):
        do(cast, plain)
    case = do(cast, transferred(cast))
    for code, given in (
        ("deadline_not_earlier", {"deadline": at("20T12:00")}),
        ("deadline_past", {"deadline": at("08T12:00")}),
        ("required", {"deadline": None}),
        ("reason_missing", {"reason": " "}),
    ):
        with refused(code, case):
            do(cast, case, **given)


def test_it_works_while_open_with_what_one_saw(cast):
    case = transferred(cast)
    assert states_of(case, lambda c: do(cast, c)) == {
        "registered", "assigned", "dispatched", "contacted", "in_progress", "pending_acceptance",
        "pending_follow_up", "rework",
    }  # fmt: skip
    seen = case.version
    do(cast, case)
    with refused("changed_meanwhile", case):
        do(cast, case, deadline=at("10T10:00"), seen=seen)


def test_the_400_may(cast):
    case = transferred(cast)
    assert who_may(cast, case, "set_deadline") == {"agent", "agent2", "lead"}
    for who in (cast.handler, cast.stranger_agent):
        with refused("denied", case):
            do(cast, case, by=who)
