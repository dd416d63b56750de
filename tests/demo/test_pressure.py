"""The demo shows the pressure, and what its pages explain is what the engine says."""

import pytest
import time_machine
from django.db.models import Count, F

from nuanju.cases.models import Case, Lowering, MediaEntry
from nuanju.cases.rising import would_rise
from nuanju.cases.severity.measure import standing
from nuanju.clusters import engine
from nuanju.clusters.choices import State
from nuanju.clusters.facade import facades
from nuanju.clusters.models import Cluster, Member
from nuanju.clusters.queries import acceptance, open_cases
from nuanju.clusters.raising import TRIGGERS
from nuanju.core.models import Event
from nuanju.escalation import ladder
from nuanju.escalation.choices import Move, Rung
from nuanju.escalation.models import Escalation, ProgressReport, ReportDuty, Supervision
from tests.demo.conftest import MOMENT

pytestmark = pytest.mark.usefixtures("loaded", "db")


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(MOMENT, tick=False):
        yield


def test_no_level_would_move_when_somebody_looks():
    for case in Case.objects.open().select_related("project", "node"):
        assert not would_rise(case), case
        if case.rung and not case.lowerings.filter(approved=True).exists():
            assert standing(case).level == case.severity, case


def test_cases_have_risen_for_each_kind_of_reason():
    risen = Escalation.objects.filter(move=Move.RAISED).exclude(at=F("case__registered_at"))
    said = "；".join("；".join(row.causes) for row in risen)
    for reason in ("同一客户同一事件", "不同客户同类问题", "已延误", "媒体级别M4", "群诉"):
        assert reason in said, reason


def test_somebody_answers_on_every_rung():
    raised = Case.objects.open().filter(rung__gt=0)
    assert set(raised.values_list("rung", flat=True)) == {1, 2, 3, 4}
    for case in raised:
        assert case.responsible is not None
        assert case.escalations.first().rung == case.rung, case
        if case.rung >= Rung.PROJECT_GM:
            last = case.escalations.first()
            assert last.responsible == case.responsible == ladder.person_on(case, case.rung) or last.stands_in


def test_every_raised_case_owes_reports_and_no_other():
    owing = set(ReportDuty.objects.running().values_list("case", flat=True))
    assert owing == set(Case.objects.open().filter(rung__gt=0).values_list("pk", flat=True))
    running = ReportDuty.objects.running()
    assert running.overdue(MOMENT).exists() and running.filter(due_at__gt=MOMENT).exists()
    assert ProgressReport.objects.count() > 10
    assert Event.objects.filter(kind="case.report_overdue").exists()


def test_supervisions_stand_in_each_state():
    found = set(Supervision.objects.values_list("state", flat=True))
    assert found == {"asked", "answered", "closed"}
    assert Supervision.objects.overdue().exists()
    assert Supervision.objects.filter(turn=2).exists()
    assert set(Supervision.objects.values_list("level", flat=True)) == {"project", "region", "group"}


def test_clusters_stand_in_each_state_of_their_life():
    assert set(Cluster.objects.values_list("state", flat=True)) == set(State.values)
    assert set(Cluster.objects.values_list("level", flat=True)) == {"watch", "hot", "major"}
    building = Cluster.objects.get(project__code="BW", state=State.ACTIVE)
    assert [f.affected for f in facades(building)] == [7]
    controlled = Cluster.objects.get(state=State.CONTROLLED)
    assert acceptance(controlled).percent >= 80


def test_the_rules_find_the_clusters_as_they_stand():
    before = dict(Cluster.objects.annotate(n=Count("members")).values_list("pk", "n"))
    for member in Member.objects.filter(case__isnull=False).select_related("case__project", "case__node"):
        engine.bring_up(member.case)
    assert dict(Cluster.objects.annotate(n=Count("members")).values_list("pk", "n")) == before


def test_the_members_of_an_active_cluster_have_risen():
    for cluster in Cluster.objects.filter(state=State.ACTIVE):
        assert all(TRIGGERS[cluster.level] in case.forced for case in open_cases(cluster)), cluster


def test_the_public_was_heard_and_one_lowering_waits():
    assert set(MediaEntry.objects.values_list("level", flat=True)) == {1, 2, 3, 4}
    asked = Lowering.objects.get(approved=None)
    assert asked.case.is_open and asked.case.severity != asked.level


def test_a_climb_names_whom_it_passed():
    jumps = Escalation.objects.filter(move=Move.RAISED, rung_before=0, rung__gte=Rung.PROJECT_GM)
    assert any(row.passed_words for row in jumps)
