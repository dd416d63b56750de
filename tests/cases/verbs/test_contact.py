"""Contact: the first effective contact with the customer."""

import datetime

import pytest
from django.utils import timezone

from nuanju.cases import verbs
from nuanju.cases.inputs import INPUTS, perform
from nuanju.library.queries import node
from tests.cases import stories
from tests.cases.trial import DAY, HOUR, clocks, due, refused, states_of, told, who_may


def do(cast, case, **given):
    return verbs.contact(case, **{"method": "phone", "content": "约明早上门", "by": cast.handler} | given)


def test_the_solution_is_next(cast, monday):
    case = stories.dispatched(cast)
    monday.shift(HOUR)
    do(cast, case, happened_at=timezone.now() - HOUR / 2)
    assert case.state == "contacted"
    assert clocks(case) == {
        "contact": "met", "assign": "met", "dispatch": "met", "solution": "running", "progress_note": "running",
    }  # fmt: skip
    assert (due(case, "solution"), case.due_kind) == ("03-11 11:00", "solution")
    assert (case.contacts.get().happened_at, told(case)) == (timezone.now() - HOUR / 2, "联系客户：约明早上门")


def test_a_late_contact_gains_no_time(cast, monday):
    """Due at 15:00; recorded a day later the solution still counts from 15:00."""
    case = stories.dispatched(cast)
    monday.shift(DAY)
    do(cast, case, happened_at=timezone.now() - DAY)  # saying that it was earlier does not help either
    assert clocks(case)["contact"] == "late"
    assert due(case, "solution") == "03-11 15:00"


@pytest.mark.parametrize(
    ("code", "given"),
    [
        ("content_missing", {"content": " "}),
        ("contact_in_future", {"happened_at": 2 * HOUR}),
        ("contact_before_case", {"happened_at": -2 * HOUR}),
        ("appointment_past", {"appointment_at": -HOUR}),
        ("only_without_phone", {"method": "site"}),
        ("node_needs_level", {"node": "H02.01"}),
    ],
)
def test_what_does_not_fit_is_refused_by_name(cast, code, given):
    case = stories.dispatched(cast)
    fields = {k: timezone.now() + v if isinstance(v, datetime.timedelta) else v for k, v in given.items()}
    with refused(code, case):
        do(cast, case, **fields | ({"node": node("H02.01")} if "node" in given else {}))


def test_the_problem_is_known_to_its_part_by_now(cast):
    case = stories.dispatched(cast, code="H02.01")
    with refused("node_needs_level", case):
        do(cast, case)
    do(cast, case, node=node("H02.01.01"))
    assert (case.node.code, case.reported_node.code) == ("H02.01.01", "H02.01")
    assert case.issue_round.issue.node_code == "H02.01.01"  # it joins the event with the full key


def test_a_place_left_open_is_added(cast):
    case = stories.dispatched(cast, house=None, customer=None, callback_phone="")
    assert case.gaps == ["no_phone", "no_place", "temporary_caller"]
    given = INPUTS["contact"](method="site", content="渗水属实", place="3-2-1602", space="主卫", phone="138 0000 1111")
    perform("contact", case, given, by=cast.handler)
    assert (case.house, case.household, case.callback_phone) == (cast.house1602, cast.household1602, "13800001111")
    assert case.gaps == ["temporary_caller"]
    assert case.issue_round.issue.house == cast.house1602
    assert "保修到" in case.warranty_words


def test_a_mistyped_number_is_refused_and_no_number_stays_a_gap(cast):
    case = stories.dispatched(cast, callback_phone="")
    with refused("phone_unreadable", case) as caught:
        do(cast, case, phone="1380000111")
    assert caught.value.field == "phone"
    do(cast, case, phone="客户不愿意留")
    assert (case.callback_phone, case.gaps) == ("", ["no_phone"])


def test_a_known_place_stays_and_strange_places_are_not_found(cast):
    with refused("place_known", case := stories.dispatched(cast)):
        do(cast, case, house=cast.house1602)
    case = stories.dispatched(cast, house=None)
    for nowhere in ("9-9-909", "3-2"):
        with refused("place_unclear", case):
            perform("contact", case, INPUTS["contact"](content="已联系", place=nowhere), by=cast.handler)


def test_a_voice_without_a_number_is_answered_on_site_and_said_so(cast):
    case = do(cast, stories.dispatched(cast, callback_phone="", customer=None), method="site", content="渗水属实")
    assert (case.state, told(case)) == ("contacted", "现场核实（无回电号码）：渗水属实")


def test_it_works_once_from_dispatched(cast):
    case = stories.dispatched(cast)
    assert states_of(case, lambda c: do(cast, c)) == {"dispatched"}
    do(cast, case)
    with refused("wrong_state", case):
        do(cast, case)


def test_the_handler_alone_may(cast):
    case = stories.dispatched(cast)
    assert who_may(cast, case, "contact") == {"handler"}
    with refused("denied", case):
        do(cast, case, by=cast.handler2)
