"""Likenesses and technical alerts over REST."""

import pytest

from nuanju.clusters.models import Cluster, Suggestion, TechAlert
from tests.clusters import stories
from tests.clusters.conftest import clock  # noqa: F401

pytestmark = pytest.mark.usefixtures("clock")
WORDS = "卫生间往楼下漏水，楼下来敲门了"


@pytest.fixture
def like(cast, run_jobs):
    cluster = stories.active(cast)
    case = stories.complain(cast, "1206", code="H03.01.01.01", words=WORDS)
    run_jobs()
    return Suggestion.objects.filter(case=case, cluster=cluster).first()


def test_likenesses_are_listed_and_accepted_once(cast, like, caller):
    agent = caller(cast.agent)
    shown = {row["id"]: row for row in agent.get("/likenesses").json()["items"]}
    assert (shown[like.pk]["case"], shown[like.pk]["may_decide"]) == (like.case.number, True)
    for _ in range(2):
        answer = agent.post(f"/likenesses/{like.pk}/accept", command_id="a1")
        assert (answer.status_code, answer.json()["verdict"]) == (200, "accepted")
    cluster = Cluster.objects.get(pk=answer.json()["cluster"])
    assert cluster.members.filter(case=like.case).exists()
    assert like.pk not in {row["id"] for row in agent.get("/likenesses").json()["items"]}
    assert [row["id"] for row in agent.get("/likenesses", verdict="accepted").json()["items"]] == [like.pk]
    late = agent.post(f"/likenesses/{like.pk}/dismiss")
    assert (late.status_code, late.json()["code"]) == (409, "already_decided")


def test_a_likeness_is_dismissed(cast, like, caller):
    answer = caller(cast.cs_manager).post(f"/likenesses/{like.pk}/dismiss").json()
    assert (answer["verdict"], answer["decided_by"]["name"]) == ("dismissed", "客服经理")


@pytest.mark.parametrize("verb", ["accept", "dismiss"])
def test_who_may_not_decide(cast, like, caller, verb):
    assert caller(cast.stranger).post(f"/likenesses/{like.pk}/{verb}").status_code == 404
    assert caller(cast.viewer).post(f"/likenesses/{like.pk}/{verb}").status_code == 403
    assert not any(row["may_decide"] for row in caller(cast.viewer).get("/likenesses").json()["items"])


@pytest.fixture
def alert(cast, run_jobs):
    stories.complain(cast, "1402")
    stories.complain(cast, "1502")
    run_jobs()
    return TechAlert.objects.get()


def test_alerts_are_listed_and_settled_once(cast, alert, caller):
    engineer = caller(cast.engineer)
    [row] = engineer.get("/technical-alerts", open="true").json()["items"]
    assert (row["kind"], row["households"], len(row["cases"]), row["may_settle"]) == ("stack", 2, 2, True)
    for _ in range(2):
        answer = engineer.post(f"/technical-alerts/{alert.pk}/settle", finding="立管开裂", command_id="s1")
        assert (answer.status_code, answer.json()["finding"]) == (200, "立管开裂")
    assert engineer.get("/technical-alerts", open="true").json()["items"] == []
    again = engineer.post(f"/technical-alerts/{alert.pk}/settle", finding="x")
    assert (again.status_code, again.json()["code"]) == (409, "alert_settled")


def test_who_may_not_settle(cast, alert, caller):
    path = f"/technical-alerts/{alert.pk}/settle"
    assert caller(cast.stranger).post(path, finding="x").status_code == 404
    assert caller(cast.viewer).post(path, finding="x").status_code == 403
    assert caller(cast.engineer).post(path, finding=" ").status_code == 422
