"""Missing dates: where they are missing, what a place waits for, asking once, filling closes the entry."""

import datetime

import pytest
import time_machine

from nuanju.cases import verbs as cases
from nuanju.core.actors import SYSTEM
from nuanju.core.refusals import Denied, Invalid, Refused
from nuanju.estate.models import Building, House
from nuanju.notify.models import Notice
from nuanju.org.models import Post
from nuanju.warranty.queries import count_missing, missing_dates
from nuanju.warranty.verbs import ask_date, fill_date
from tests.cases import stories

DAY = datetime.date(2024, 7, 5)


@pytest.fixture
def undated(cast):
    """碧湾 3-2-1502 was received, nobody wrote down when."""
    House.objects.filter(pk=cast.house1502.pk).update(handover_on=None, marked_received=True)
    cast.house1502.refresh_from_db()
    return cast.house1502


def found(user) -> list[tuple[str, str]]:
    return [(m.what, str(m.place)) for m in missing_dates(user, 50)]


def told(code="Q02") -> list[tuple[str, str, str]]:
    return [(n.to_name, n.channel, n.title) for n in Notice.objects.filter(code=code).order_by("id")]


def test_where_dates_are_missing(cast, undated):
    Building.objects.filter(pk=cast.building3.pk).update(accepted_on=None, central_delivery_on=None)
    assert found(cast.cs_manager) == [("handover", "3栋2单元1502"), ("acceptance", "3栋"), ("delivery", "3栋")]
    assert count_missing(cast.cs_manager) == 3  # 5栋 is not built: nothing is missing there
    assert found(cast.stranger) == [("acceptance", "1栋"), ("delivery", "1栋")]


def test_a_case_that_cannot_be_ruled_asks_once(cast, undated, run_jobs):
    for space in ("主卫", "次卫"):
        assert stories.registered(cast, space=space).warranty_ruling == "undetermined"
        run_jobs()
    assert told() == [("客服经理", "app", "请补收房日期：碧湾花园3栋2单元1502")]
    assert missing_dates(cast.cs_manager, 9)[0].asked_at


def test_a_case_that_can_be_ruled_asks_nothing(cast, run_jobs):
    stories.registered(cast)
    run_jobs()
    assert told() == []


def test_the_acceptance_is_asked_for_where_it_could_tell(cast, run_jobs):
    """Out of the owner's term, and the building's own acceptance is not known."""
    Building.objects.filter(pk=cast.building3.pk).update(accepted_on=None)
    cast.house1502.refresh_from_db()
    with time_machine.travel("2026-01-10T10:00+08:00"):
        case = stories.registered(cast, code="H05.02.01.01")  # a socket: one year for the owner, two for the firm
        assert case.warranty_ruling == "undetermined"
        run_jobs()
    assert told() == [("客服经理", "app", "请补竣工验收合格日：碧湾花园3栋")]


def test_a_common_part_asks_for_the_delivery_of_its_building(cast, run_jobs):
    Building.objects.filter(pk=cast.building3.pk).update(central_delivery_on=None)
    case = stories.registered(cast, code="C03.01.03.01", house=None, common_area=cast.lift_hall, space="")
    assert case.warranty_ruling == "undetermined"
    run_jobs()
    assert told() == [("客服经理", "app", "请补集中交付首日：碧湾花园3栋")]


def test_while_the_post_is_vacant_somebody_else_who_keeps_the_data(cast, undated, run_jobs):
    Post.objects.filter(pk=cast.post.cs_manager.pk).update(holder=None)
    stories.registered(cast)
    run_jobs()
    assert [name for name, *_ in told()] == ["管理员"]


def test_filling_it_closes_the_entry_and_the_next_case_is_ruled(cast, undated):
    fill_date(undated, what="handover", on=DAY, by=cast.cs_manager)
    assert count_missing(cast.cs_manager) == 0
    undated.refresh_from_db()
    assert stories.registered(cast, house=undated).warranty_ruling == "in_warranty"


def test_a_buildings_dates(cast):
    Building.objects.filter(pk=cast.building3.pk).update(accepted_on=None, central_delivery_on=None)
    for what in ("acceptance", "delivery"):
        cast.building3.refresh_from_db()
        fill_date(cast.building3, what=what, on=DAY, by=cast.cs_manager)
    cast.building3.refresh_from_db()
    assert (cast.building3.accepted_on, cast.building3.central_delivery_on) == (DAY, DAY)
    assert count_missing(cast.cs_manager) == 0


def test_what_does_not_fit(cast, undated):
    for place, what in ((undated, "handover"), (cast.building3, "acceptance")):
        Building.objects.filter(pk=cast.building3.pk).update(accepted_on=None)
        place.refresh_from_db()
        with pytest.raises(Invalid):
            fill_date(place, what=what, on=datetime.date(2999, 1, 1), by=cast.cs_manager)
        for who in (cast.handler, cast.viewer, cast.stranger):
            with pytest.raises(Denied):
                fill_date(place, what=what, on=DAY, by=who)
        done = fill_date(place, what=what, on=DAY, by=cast.cs_manager)
        with pytest.raises(Refused, match="date_there"):
            fill_date(done, what=what, on=DAY, by=cast.cs_manager)


def test_asked_twice_is_once(cast, undated):
    assert ask_date(undated, what="handover", by=SYSTEM)
    assert not ask_date(undated, what="handover", by=SYSTEM)


def test_the_engineers_ruling_asks_for_nothing(cast, undated, run_jobs):
    case = stories.contacted(cast)
    run_jobs()
    Notice.objects.filter(code="Q02").delete()
    cases.classify(case, ruling="in_warranty", reason="现场认定", by=cast.engineer, seen=case.version)
    run_jobs()
    assert told() == []
