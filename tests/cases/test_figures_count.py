"""Figures that were constants once: a new version of the row is what counts."""

import datetime

import pytest
from django.utils import timezone

from nuanju.cases import queries, verbs
from nuanju.cases.verbs.close import may_close
from nuanju.hotline.identity import needed
from tests.cases import stories
from tests.cases.trial import due


@pytest.fixture
def setting(cast):
    return lambda key, value: verbs.set_figure(key, value=value, effective_on=timezone.localdate(), by=cast.director)


def test_how_good_is_good_enough(setting):
    assert (may_close(4, False), may_close(3, True), may_close(3, False)) == (True, True, False)
    setting("rating_satisfied", 5)
    setting("rating_middling", 4)
    assert (may_close(4, False), may_close(4, True), may_close(3, True)) == (False, True, False)


def test_bands_of_the_day(setting):
    noon = timezone.make_aware(datetime.datetime(2026, 3, 9, 12, 30))
    assert queries.band(noon)[1] == 1
    setting("afternoon_from_hour", 13)
    assert queries.band(noon)[1] == 0


def test_the_hour_an_agreed_day_ends(cast, setting):
    setting("agreed_day_ends_hour", 20)
    case = stories.in_progress(cast)
    day = timezone.localdate() + datetime.timedelta(days=17)
    verbs.agree_date(case, agreed_on=day, evidence="短信", by=cast.eng_head, seen=case.version)
    assert due(case, "completion").endswith("20:00")


def test_how_much_proves_a_caller(setting):
    assert needed() == 2
    setting("identity_proofs", 3)
    assert needed() == 3


def test_how_many_changes_of_plan_are_free(cast, setting):
    setting("free_plan_changes", 0)
    case = stories.in_progress(cast)
    verbs.revise(case, plan=stories.plan(), by=cast.handler, seen=case.version, **stories.YES)
    assert case.solutions.asked().exists()


def test_how_many_transfers_raise(cast, setting):
    setting("transfers_raise_after", 0)
    case = verbs.send_back(stories.assigned(cast), reason="不归我们", proposed_port="property", by=cast.eng_head)
    assert "transfers" in case.forced


def test_the_table_of_a_house_and_the_ruling_have_the_same_grace(cast, setting):
    """Doors: two years from 5 July 2024; asked ten days after the end."""
    day = datetime.date(2026, 7, 16)

    def state() -> str:
        return next(row.state for row in queries.terms_of(cast.house1502, day) if row.key == "DOOR_WINDOW")

    assert state() == "in_warranty"
    setting("warranty_grace_days", 5)
    assert state() == "out_of_term"
