"""Loaded cases are real: in each state the right people take them one step further by the loop's own verbs."""

import datetime

import pytest
import time_machine
from django.utils import timezone

from nuanju.cases import verbs
from nuanju.cases.choices import REPAIRS, State
from nuanju.cases.flow import FLOW
from nuanju.cases.models import CancelRequest, Case, Pause, SpecialClosing
from nuanju.cases.solutions import Plan
from nuanju.org.models import User
from nuanju.org.queries import handlers
from tests.cases.stories import before_and_after, photo
from tests.demo.conftest import MOMENT

pytestmark = pytest.mark.usefixtures("loaded", "db")


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(MOMENT + datetime.timedelta(minutes=1), tick=False):
        yield


def able(case, verb: str) -> User:
    """Somebody who may, near the case first."""
    near = User.objects.filter(pk__in=[case.handler_id, case.responsible_id])
    people = [*near, *User.objects.filter(posts__project=case.project), *User.objects.filter(posts__project=None)]
    return next(p for p in people if verb in FLOW.verbs_for(p, case))


def do(case, verb: str, **given):
    return getattr(verbs, verb)(case, by=able(case, verb), **given)


def plan(case) -> Plan:
    return Plan("原因", "措施", "contractor", timezone.localdate() + datetime.timedelta(days=3), case.warranty_ruling)


def agree(case):
    by = able(case, "agree")
    return verbs.agree(case, plan=plan(case), consent="recording", consent_note="业主授权", photos=(photo(by),), by=by)


def finish_work(case):
    photos = before_and_after(case.handler) if case.kind in REPAIRS else {}
    return do(case, "complete", work="完成", cause="workmanship", **photos)


STEPS = {
    State.REGISTERED: (lambda c: do(c, "assign"), State.ASSIGNED),
    State.ASSIGNED: (lambda c: do(c, "dispatch", handler=handlers(c.project, c.port).first()), State.DISPATCHED),
    State.DISPATCHED: (lambda c: do(c, "contact", method="phone", content="约明天上门"), State.CONTACTED),
    State.CONTACTED: (agree, State.IN_PROGRESS),
    State.IN_PROGRESS: (finish_work, State.PENDING_ACCEPTANCE),
    State.REWORK: (finish_work, State.PENDING_ACCEPTANCE),
    State.PENDING_ACCEPTANCE: (
        lambda c: do(c, "accept", checklist=[{"item": "完好", "ok": True}], test_record="无渗漏"),
        State.PENDING_FOLLOW_UP,
    ),
    State.PENDING_FOLLOW_UP: (lambda c: do(c, "close", rating=5), State.CLOSED),
    State.CLOSED: (lambda c: do(c, "reopen", reason="又坏了"), State.REWORK),
}


@pytest.mark.parametrize("state", STEPS)
def test_the_right_people_take_it_further(state):
    found = Case.objects.filter(state=state).exclude(kind__in=["enquiry", "praise", "suggestion"])
    found = found.exclude(assists__ended_at=None, assists__isnull=False).order_by("-registered_at")
    step, after = STEPS[state]
    case = step(found[0])
    assert case.state == after


def test_what_waits_for_a_decision_can_be_decided():
    special = SpecialClosing.objects.filter(approved=None).first().case
    assert do(special, "special_close").state == State.SPECIAL_CLOSED
    withdrawn = CancelRequest.objects.filter(approved=None).first().case
    assert do(withdrawn, "cancel").state == State.CANCELLED
    asked = Pause.objects.filter(approved=None).first()
    verbs.decide_pause(asked.case, approved=False, by=able(asked.case, "decide_pause"))


def test_a_pause_that_lasts_can_be_ended():
    case = Pause.objects.filter(approved=True, ended_at=None).first().case
    do(case, "resume")
    case.refresh_from_db()
    assert case.due_at is not None


def test_another_port_can_end_its_help():
    case = Case.objects.filter(state=State.IN_PROGRESS, assists__isnull=False, assists__ended_at=None).first()
    helper = case.assists.get(ended_at=None).helper
    verbs.end_help(case, result="已提供", by=helper)
    assert not case.assists.filter(ended_at=None).exists()
