"""Late items of a gate are told once to their owner and the coordinator."""

import datetime

import pytest
import time_machine

from nuanju.core.actors import SYSTEM
from nuanju.hotline.jobs import tell_overdue_gates
from nuanju.hotline.verbs import move_gate, tell_overdue
from nuanju.notify.models import Notice
from nuanju.org.choices import Role
from nuanju.org.models import Post
from tests.hotline.gates import NOW, OPENS, fill, made

pytestmark = pytest.mark.django_db


@pytest.fixture
def gate(cast, defaults):
    with time_machine.travel(NOW, tick=False):
        Post.objects.create(project=cast.ys, role=Role.PROJECT_CS_MANAGER, holder=cast.nobody)
        Post.objects.create(city_company=cast.dark_city, role=Role.CITY_GM, holder=cast.eng_deputy)
        yield made(cast)


def on(day: str):
    return time_machine.travel(f"{day}T08:40+08:00", tick=False)


def test_owner_and_coordinator_are_told_once(cast, gate, run_jobs):
    with on("2026-03-16"):  # the day of the due is still in time
        assert tell_overdue(gate, by=SYSTEM) == 0
    with on("2026-03-18"):
        tell_overdue_gates()
        tell_overdue_gates()
        run_jobs()
    told = Notice.objects.filter(code="G01").order_by("title", "to_name")
    estate = [n for n in told if "客户资料" in n.title]
    assert {n.recipient for n in estate} == {cast.nobody, cast.eng_deputy} and len(estate) == 2
    assert "应于2026-03-16完成，已逾期2天，负责人无岗位" in estate[0].text and estate[0].link == f"/gates/{gate.pk}/"
    assert len(told) == 3  # the ports lie with the coordinator himself: no project manager yet, he is told once


def test_what_is_done_is_not_told(cast, gate):
    fill(cast)
    with on("2026-03-18"):
        assert tell_overdue(gate, by=SYSTEM) == 0


def test_a_moved_date_is_told_anew(cast, gate):
    with on("2026-03-18"):
        assert tell_overdue(gate, by=SYSTEM) == 2
        move_gate(gate, opens_on=OPENS + datetime.timedelta(weeks=1), by=cast.admin)
        assert tell_overdue(gate, by=SYSTEM) == 0
    with on("2026-03-25"):
        assert tell_overdue(gate, by=SYSTEM) == 2
