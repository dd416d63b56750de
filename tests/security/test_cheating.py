"""Clocks and steps that somebody measured by them would like to lose."""

import datetime

import pytest
import time_machine

from nuanju.cases import verbs
from nuanju.core.refusals import Invalid, Refused
from nuanju.library.queries import node
from tests.cases import stories

MONDAY = datetime.datetime.fromisoformat("2026-03-09T10:00+08:00")


def not_a_repair():
    """A part of the library that is no construction."""
    from nuanju.library.models import ProblemNode

    return next(n for n in ProblemNode.objects.filter(level=5, code__startswith="S").order_by("code"))


def test_the_handler_takes_no_case_out_of_the_repairs_to_escape_the_engineer(cast):
    case = stories.in_progress(cast)
    with pytest.raises(Refused, match="loosened_by_others"):
        verbs.classify(case, node=not_a_repair(), reason="其实是服务", by=cast.handler, seen=case.version)
    with pytest.raises(Refused, match="loosened_by_others"):
        stories.complete(cast, case, node=not_a_repair())
    case.refresh_from_db()
    assert case.kind == "quality_complaint"


def test_400_may_correct_it(cast):
    case = stories.in_progress(cast)
    verbs.classify(case, node=not_a_repair(), reason="登记错了", by=cast.agent, seen=case.version)
    assert case.kind != "quality_complaint"


@pytest.mark.parametrize("change", [{"urgent": False}, {"repair_class": "R4"}])
def test_the_handler_wins_no_time_by_urgency_or_class(cast, change):
    case = stories.dispatched(cast)
    case.urgent = True
    case.save()
    with pytest.raises(Refused, match="loosened_by_others"):
        verbs.classify(case, reason="不急", by=cast.handler, seen=case.version, **change)
    verbs.classify(case, reason="现场看过", by=cast.engineer, seen=case.version, **change)


def test_a_repair_by_its_last_code_needs_photos(cast):
    case = stories.in_progress(cast)
    verbs.classify(case, node=not_a_repair(), reason="登记错了", by=cast.agent, seen=case.version)
    with pytest.raises(Invalid, match="photos_missing"):
        verbs.complete(
            case, work="重做", cause="workmanship", node=node("H02.01.01.01.01") or node(stories.LEAK), by=cast.handler
        )


def test_work_is_not_done_before_the_customer_spoke(cast):
    case = stories.in_progress(cast)
    with pytest.raises(Invalid, match="done_before_case"):
        stories.complete(cast, case, done_at=case.registered_at - datetime.timedelta(hours=1))


def test_many_short_pauses_add_up(cast):
    """Sixty days in all: pauses that end before a whole day has passed count with their hours."""
    from nuanju.cases import pausing
    from nuanju.cases.models import Pause

    with time_machine.travel(MONDAY, tick=False):
        case = stories.in_progress(cast)
        for i in range(120):
            began = MONDAY - datetime.timedelta(days=200 - i)
            Pause.objects.create(
                case=case, reason="customer_postponed", evidence="客户改期", resume_on=began.date(), by=cast.handler, at=began,
                approved=True, decided_by=cast.eng_head, decided_at=began, ended_at=began + datetime.timedelta(hours=12),
            )  # fmt: skip
        with pytest.raises(Refused, match="pause_total"):
            pausing.check(case, "customer_postponed", MONDAY.date() + datetime.timedelta(days=1))
