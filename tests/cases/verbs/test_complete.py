"""Complete: the handler reports what was done."""

import datetime

import pytest
from django.utils import timezone

from nuanju.cases import verbs
from nuanju.cases.inputs import INPUTS, perform
from nuanju.core import files
from nuanju.library.queries import node
from tests.cases import stories
from tests.cases.trial import clocks, due, refused, running, states_of, told, who_may


def do(cast, case, **given):
    shown = stories.before_and_after(cast.handler)
    return verbs.complete(case, **{"work": "重做防水层", "cause": "workmanship", "by": cast.handler} | shown | given)


def test_it_waits_for_the_check(cast):
    case = do(
        cast,
        stories.in_progress(cast),
        persons=[cast.handler2],
        contractor=cast.contractor,
        no_contractor=False,
        materials="涂料 20kg",
    )
    assert (case.state, case.round, case.final_node) == ("pending_acceptance", 1, node(stories.LEAK))
    assert running(case) == {"completion", "acceptance", "progress_note"}
    assert (due(case, "acceptance"), told(case)) == ("03-10 10:00", "报完工（第1轮）：重做防水层")
    report = case.completions.get()
    assert (report.cause, report.contractor, [*report.persons.all()]) == (
        "workmanship", cast.contractor, [cast.handler2],
    )  # fmt: skip
    assert {f.step for f in files.of(case)} == {"before", "after"}


def test_none_used_is_said_expressly(cast):
    case = do(cast, stories.in_progress(cast), materials="", no_materials=True)
    assert case.completions.get().materials == "未用材料"


def test_urgent_work_that_is_done_is_also_safe(cast):
    case = do(cast, stories.in_progress(cast, code="H04.01.01.01"))
    assert (clocks(case)["on_site"], clocks(case)["make_safe"]) == ("met", "met")


@pytest.mark.parametrize(
    ("code", "given"),
    [
        ("content_missing", {"work": ""}),
        ("photos_missing", {"photos_before": ()}),
        ("photos_missing", {"photos_after": ()}),
        ("materials_missing", {"materials": " "}),
        ("materials_missing", {"no_materials": 1}),
        ("contractor_missing", {"no_contractor": False}),
        ("done_in_future", {"done_at": True}),
    ],
)
def test_what_is_missing_is_refused_by_name(cast, code, given):
    given = {k: timezone.now() + datetime.timedelta(hours=1) if v is True else v for k, v in given.items()}
    with refused(code, case := stories.in_progress(cast)):
        do(cast, case, **given)


def test_the_cause_is_known_to_the_last_level(cast):
    case = stories.in_progress(cast, code="H02.01.01")
    with refused("node_needs_level", case):
        do(cast, case)
    assert do(cast, case, node=node(stories.LEAK)).final_node.code == stories.LEAK


def test_what_is_no_repair_needs_no_photos(cast):
    case = stories.in_progress(cast, code="S02.01.01.01")
    assert verbs.complete(case, work="已道歉", cause="process", by=cast.handler).state == "pending_acceptance"


def test_every_help_has_ended_first(cast):
    case = verbs.ask_help(stories.in_progress(cast), port="property", ask="关水阀", by=cast.handler)
    with refused("help_open", case) as caught:
        do(cast, case)
    assert "1" in caught.value.sentence
    verbs.end_help(case, result="已关", by=cast.prop_head)
    assert do(cast, case).state == "pending_acceptance"


def test_people_and_firms_nobody_knows(cast):
    case = stories.in_progress(cast)
    for code, given in (("person_unknown", {"persons": (0,)}), ("not_found", {"contractor": -1})):
        with refused(code, case):
            perform("complete", case, INPUTS["complete"](work="做完", cause="design", **given), by=cast.handler)


def test_it_works_from_work_and_rework(cast):
    case = stories.in_progress(cast)
    assert states_of(case, lambda c: do(cast, c)) == {"in_progress", "rework"}
    do(cast, case)
    with refused("wrong_state", case):
        do(cast, case)


def test_the_handler_alone_may(cast):
    case = stories.in_progress(cast)
    assert who_may(cast, case, "complete") == {"handler"}
    with refused("denied", case):
        do(cast, case, by=cast.engineer, photos_before=(), photos_after=())
