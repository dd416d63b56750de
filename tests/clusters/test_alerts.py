"""Technical alerts: the stack (R-E) and the firm over projects (R-F)."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nuanju.clusters import alerts, verbs
from nuanju.clusters.models import Cluster, TechAlert
from nuanju.core import memo
from nuanju.core.refusals import Denied, Refused
from nuanju.estate.models import Engagement
from nuanju.library import queries as library
from nuanju.notify.models import Notice
from tests.clusters import stories

pytestmark = pytest.mark.usefixtures("clock")
DAY = datetime.timedelta(days=1)
SMELL = "H04.02.01.03"


def test_two_above_each_other_alert_engineering_and_make_no_cluster(cast, run_jobs):
    stories.complain(cast, "1402")
    run_jobs()
    assert not TechAlert.objects.exists()
    stories.complain(cast, "1502")
    run_jobs()
    alert = TechAlert.objects.get()
    assert (alert.kind, alert.households, alert.project) == ("stack", 2, cast.bw)
    assert not Cluster.objects.exists()
    told = set(Notice.objects.filter(code="N11.alert").values_list("recipient__username", flat=True))
    assert told == {"eng_head", "engineer"}


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [("1502", "1501", 0), ("1502", "1502", 0), ("1402", "1502", 31)],
    ids=["another position", "the same house", "a day too late"],
)
def test_no_stack(cast, clock, run_jobs, first, second, days):
    stories.complain(cast, first)
    clock.shift(days * DAY)
    stories.complain(cast, second)
    run_jobs()
    assert not TechAlert.objects.exists()


def test_another_symptom_is_no_stack(cast, run_jobs):
    stories.complain(cast, "1402")
    stories.complain(cast, "1502", code="H03.01.01.01")
    run_jobs()
    assert not TechAlert.objects.exists()


def test_one_alert_until_it_is_settled_then_only_for_new_houses(cast, run_jobs):
    stories.complain(cast, "1402")
    case = stories.complain(cast, "1502")
    stories.complain(cast, "1602")
    run_jobs()
    alert = TechAlert.objects.get()
    assert alert.households == 3
    verbs.settle_alert(alert, finding="排水立管接口开裂，已更换", by=cast.engineer)
    alerts.stack(case)
    assert TechAlert.objects.count() == 1
    stories.complain(cast, "1702")
    run_jobs()
    assert TechAlert.objects.count() == 2


def test_settling(cast):
    stories.complain(cast, "1402")
    alert = alerts.stack(stories.complain(cast, "1502"))
    for who in (cast.viewer, cast.agent, cast.stranger, cast.sales_head):
        with pytest.raises(Denied):
            verbs.settle_alert(alert, finding="x", by=who)
    with pytest.raises(Refused, match="content_missing"):
        verbs.settle_alert(alert, finding=" ", by=cast.eng_head)
    assert verbs.settle_alert(alert, finding="立管开裂", by=cast.eng_head).settled_by == cast.eng_head
    with pytest.raises(Refused, match="alert_settled"):
        verbs.settle_alert(alert, finding="x", by=cast.eng_head)
    assert not TechAlert.objects.visible_to(cast.stranger).exists()


@pytest.mark.parametrize(("households", "found"), [(9, False), (10, True)])
def test_ten_households_of_one_firm_over_projects(cast, run_jobs, households, found):
    for project in (cast.bw, cast.ls):
        Engagement.objects.create(contractor=cast.contractor, project=project, trade="防水")
    for n in range(households):
        where = {} if n % 2 else {"building": cast.ls_house.building}
        stories.complain(cast, f"{n + 3}{n + 10}", **where)
    run_jobs()
    alert = TechAlert.objects.filter(kind="supplier").first()
    assert (alert is not None) == found
    if alert:
        assert (alert.project, alert.contractor, alert.households) == (None, cast.contractor, 10)
        assert not TechAlert.objects.filter(kind="supplier").visible_to(cast.gm).exists()
        told = set(
            Notice.objects.filter(code="N11.alert", event__subject_id=alert.pk).values_list(
                "recipient__username", flat=True
            )
        )
        assert {"director", "design_head"} <= told
        verbs.settle_alert(alert, finding="更换防水材料品牌", by=cast.director)


def test_the_firm_of_the_report_counts(cast):
    case = stories.complain(cast, "1402")
    assert alerts.contractor_of(case) is None  # 总包 is no part of the problem's name
    Engagement.objects.create(contractor=cast.contractor, project=cast.bw, trade="防水")
    assert alerts.contractor_of(case) == cast.contractor


def test_the_firm_is_found_with_as_few_questions_for_twenty_cases_as_for_two(cast, run_jobs, django_assert_num_queries):
    Engagement.objects.create(contractor=cast.contractor, project=cast.bw, trade="防水")
    cases = [stories.complain(cast, f"{n + 3}{n + 10}") for n in range(20)]
    for some in (cases[:2], cases):
        with memo.remembering():
            library.node(stories.LEAK)  # read once a job
            with django_assert_num_queries(2):
                assert set(alerts.contractors_of(some).values()) == {cast.contractor}


def test_an_alert_asks_no_more_for_twenty_than_for_twelve(cast, clock):
    Engagement.objects.create(contractor=cast.contractor, project=cast.bw, trade="防水")
    asked = []
    for floors in (range(12), range(12, 20)):
        cases = [stories.complain(cast, f"{n + 3}{n + 10}") for n in floors]
        alerts.supplier(cases[-1])
        with memo.remembering(), CaptureQueriesContext(connection) as queries:
            alerts.supplier(cases[-1])
        asked.append(len(queries))
    assert asked[0] == asked[1]
