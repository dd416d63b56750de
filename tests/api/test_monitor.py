"""The figures of the monitoring centre over REST: those of the page, within one's reach."""

import datetime

import pytest
from django.urls import reverse

from tests.clusters import stories
from tests.clusters.conftest import clock  # noqa: F401

pytestmark = pytest.mark.usefixtures("clock")


def test_the_figures_of_a_place(cast, caller, clock):  # noqa: F811
    stories.active(cast)
    clock.shift(datetime.timedelta(days=1))
    shown = caller(cast.monitor).get("/monitor").json()
    assert (shown["place"], shown["total"]["open"], shown["total"]["hot"]) == ("集团", 5, 5)
    assert shown["total"]["overdue"] == sum(row["count"] for row in shown["overdue"]) == 5
    assert shown["clusters"] == {"watch": 0, "active": 1, "controlled": 0}
    assert len(shown["pressing"]) == 5 and {rate["kind"] for rate in shown["rates"]} >= {"contact"}
    [first, *_] = shown["projects"]
    assert (first["project"]["code"], first["tally"]["open"], first["health"]) == ("BW", 5, 3)


@pytest.mark.parametrize(("name", "where"), [("project", "BW"), ("city", "city"), ("region", "region")])
def test_a_part_of_it(cast, caller, name, where):
    stories.active(cast)
    value = getattr(getattr(cast, where), "pk", None) if name != "project" else where
    shown = caller(cast.monitor).get("/monitor", **{name: value}).json()
    assert shown["total"]["open"] == 5
    assert caller(cast.monitor).get("/monitor", project="LS").json()["total"]["open"] == 0


def test_it_agrees_with_the_page(cast, caller, client):
    stories.active(cast)
    client.force_login(cast.gm)
    board = client.get(reverse("monitor"), {"project": "BW"}).context["board"]
    shown = caller(cast.gm).get("/monitor", project="BW").json()
    assert shown["total"] == board.total._asdict()
    assert [row["number"] for row in shown["pressing"]] == [case.number for case in board.hot]


def test_out_of_reach_and_without_the_right(cast, caller):
    assert caller(cast.gm).get("/monitor", project="LS").status_code == 404
    assert caller(cast.gm).get("/monitor", region=999999).status_code == 404
    assert caller(cast.viewer).get("/monitor").status_code == 403
