"""Merge: a double entry of one household's event; the older case keeps the earliest time and all contacts."""

from nuanju.cases import inbound, verbs
from tests.cases import stories
from tests.cases.trial import HOUR, clocks, refused, states_of, told, who_may


def two(cast, monday, **second):
    first = stories.registered(cast)
    monday.shift(3 * HOUR)
    return first, stories.registered(cast, **second)


def do(cast, case, into, **given):
    return verbs.merge(case, **{"into": into, "reason": "重复登记", "by": cast.agent} | given)


def test_the_older_one_stays(cast, monday):
    first, second = two(cast, monday)
    do(cast, second, first)
    assert (second.state, second.merged_into, second.closed_at) == ("merged", first, None)
    assert set(clocks(second).values()) == {"void"} and set(clocks(first).values()) == {"running"}
    assert told(second) == f"并入{first.number}：重复登记"
    assert inbound.same_customer_count(first) == 2  # the second call came after the assignment was due: it still counts
    first.issue_round.refresh_from_db()
    assert first.issue_round.last_closed_at is None


def test_only_one_household_and_one_event(cast, monday):
    first, _ = two(cast, monday)
    others = [
        stories.registered(cast, house=cast.house1602, customer=cast.neighbour, callback_phone="13500005678"),
        stories.registered(cast, code="H01.02.01.01"),
    ]
    for other in others:
        with refused("merge_other_household", other):
            do(cast, other, first)
    with refused("merge_other_household", first):
        do(cast, first, first)


def test_a_voice_without_a_house_is_known_by_its_number(cast, monday):
    first, second = two(cast, monday, house=None, node=None)
    assert do(cast, second, first).state == "merged"


def test_never_into_the_later_nor_into_the_ended(cast, monday):
    first, second = two(cast, monday)
    with refused("merge_into_earlier", first) as caught:
        do(cast, first, second)
    assert first.number in caught.value.sentence
    seen_before = type(first).objects.get(pk=first.pk)
    verbs.ask_cancel(first, evidence="误登", by=cast.agent)
    verbs.cancel(first, by=cast.lead)
    with refused("merge_into_open", second):
        do(cast, second, seen_before)  # it ended after we looked


def test_it_says_why_and_names_what_one_may_see(cast, monday):
    from nuanju.cases.inputs import INPUTS, perform

    first, second = two(cast, monday)
    with refused("reason_missing", second):
        do(cast, second, first, reason="")
    for number in ("NJ-BW-20260309-9999", "", first.number.replace("BW", "LS")):
        with refused("not_found", second):
            perform("merge", second, INPUTS["merge"](into=number, reason="重复"), by=cast.agent)


def test_any_open_case_once(cast, monday):
    first, second = two(cast, monday)
    assert states_of(second, lambda c: do(cast, c, first)) == {
        "registered", "assigned", "dispatched", "contacted", "in_progress", "pending_acceptance",
        "pending_follow_up", "rework",
    }  # fmt: skip
    do(cast, second, first)
    with refused("wrong_state", second):
        do(cast, second, first)


def test_agents_and_the_ports_head_may(cast, monday):
    first, second = two(cast, monday)
    assert who_may(cast, second, "merge") == {"agent", "agent2", "lead", "eng_head", "eng_deputy"}
    with refused("denied", second):
        do(cast, second, first, by=cast.handler)
