"""Suggestions at intake: the words, what is frequent in the project lately, the season, the place."""

import datetime

import pytest
import time_machine

from nuanju.cases import suggesting
from nuanju.cases.models import Case
from nuanju.cases.verbs import set_figure
from nuanju.core import memo
from nuanju.estate.models import CommonArea
from nuanju.library import queries as library
from tests.cases import stories

pytestmark = pytest.mark.usefixtures("defaults")
CODE = "H06.01.02.01"


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel("2026-03-09 10:00+08:00", tick=False) as clock:
        yield clock


def filed(cast, count: int, code: str = CODE, **where) -> None:
    """So many cases like one that was registered."""
    like = stories.registered(cast, code=code, **where)
    rows = [{f.attname: getattr(like, f.attname) for f in Case._meta.concrete_fields if not f.primary_key}] * (
        count - 1
    )
    Case.objects.bulk_create(Case(**row | {"number": f"{like.number}-{i}"}) for i, row in enumerate(rows))


def test_what_was_filed_in_the_project_lately_counts(cast, now):
    filed(cast, 25)
    assert suggesting.frequencies(cast.bw.pk) == {CODE: 25}
    assert suggesting.frequencies(cast.ls.pk) == {}
    plain = {s.code: s.score for s in suggesting.suggest("暖气不热", limit=9)}
    here = {s.code: s.score for s in suggesting.suggest("暖气不热", project_id=cast.bw.pk, limit=9)}
    assert here[CODE] > plain[CODE] and here["H06.01.01.01"] < plain["H06.01.01.01"]
    now.shift(datetime.timedelta(days=91))
    assert suggesting.frequencies(cast.bw.pk) == {}


def test_a_few_cases_tell_nothing(cast):
    filed(cast, 19)
    assert suggesting.frequencies(cast.bw.pk) == {}


def test_a_busy_project_is_looked_at_in_part(cast, monkeypatch):
    monkeypatch.setattr(suggesting, "LOOKED_AT", 22)
    filed(cast, 30)
    assert suggesting.frequencies(cast.bw.pk) == {CODE: 22}


def test_days_and_weights_are_figures(cast, now):
    filed(cast, 25)
    now.shift(datetime.timedelta(days=40))
    assert suggesting.frequencies(cast.bw.pk)
    today = datetime.date(2026, 4, 18)
    set_figure("suggestion_frequency_days", value=30, effective_on=today, by=cast.director)
    assert suggesting.frequencies(cast.bw.pk) == {}
    for key in ("frequency", "season", "place"):
        set_figure(f"suggestion_{key}_weight", value=0, effective_on=today, by=cast.director)
    assert [s.score for s in suggesting.suggest("暖气不热", project_id=cast.bw.pk, place=cast.house1502)] == [
        s.score for s in library.suggest("暖气不热")
    ]


def test_season_and_place_are_those_of_the_case(cast):
    case = Case(project=cast.bw, words="漏水了", registered_at=datetime.datetime(2026, 7, 1, tzinfo=datetime.UTC))
    case.common_area = CommonArea(project=cast.bw)
    assert suggesting.for_case(case)[0].code.startswith("C")
    case.common_area, case.house, case.space = None, cast.house1502, "主卫"
    assert suggesting.for_case(case)[0].code.startswith(("H02.01", "H04", "H09.01"))


def test_the_top_storey_adds_the_roof(cast):
    def rated(house):
        return {s.code: s.score for s in suggesting.suggest("天花板滴水", place=house, limit=9)}

    assert rated(cast.house1602)["H02.03.03.01"] > rated(cast.house1502)["H02.03.03.01"]


def test_intake_lends_port_and_kind_of_the_likeliest_here(cast):
    case = stories.registered(cast, words="暖气不热", code="")
    assert (case.node, case.port) == (None, "engineering")


def test_few_queries_and_none_twice_within_a_request(cast, django_assert_num_queries):
    filed(cast, 25)
    house = type(cast.house1502).objects.select_related("floor").get(pk=cast.house1502.pk)
    with memo.remembering():
        with django_assert_num_queries(4):  # figures, cases, library; storey
            suggesting.suggest("暖气不热", place=house)
        with django_assert_num_queries(0):
            suggesting.suggest("暖气还是不热", place=house)
