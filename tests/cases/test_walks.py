"""Any walk of verbs by anybody: only refusals, one event and one version a step, clocks that agree with the case."""

import datetime

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nuanju.cases import clocks, verbs
from nuanju.cases.choices import ENDED
from nuanju.cases.flow import FLOW
from nuanju.cases.models import Case
from nuanju.cases.publiclink import visitor
from nuanju.cases.severity import RANK
from nuanju.core.actors import SYSTEM
from nuanju.core.models import Event
from nuanju.core.refusals import Denied, Refused
from nuanju.library.queries import node
from nuanju.sla import queries as sla
from tests.cases import stories

PEOPLE = (
    "agent", "agent2", "lead", "eng_head", "engineer", "handler", "handler2", "prop_head", "gm", "regional_gm", "director",
    "cs_manager", "monitor", "nobody",
)  # fmt: skip
STARTS = ("registered", "dispatched", "contacted", "in_progress", "pending_acceptance", "pending_follow_up", "closed")
STRAYING = {"note", "chase", "merge", "ask_cancel", "cancel", "refuse_cancel", "special_close", "archive"}
ONCE = {"reassess", "force", "hand_over", "rule_anew"}
RIPPLES = ("case.severity_raised", "case.handed_over", "case.request_lapsed")  # told beside the step that set them off
DONE_BEFORE = {"register", "bring_in", "archive"}


def given_for(verb: str, cast, case, by, n: int) -> dict:
    """Fitting arguments, varied by `n`."""
    day = timezone.localdate() + datetime.timedelta(days=1 + n % 20)
    plan = stories.plan(interim=n % 5 == 0)
    return {
        "assign": {"port": ("", "engineering", "property")[n % 3]},
        "answer": {"answer": "好的"},
        "send_back": {"reason": "不归我", "proposed_port": ("property", "sales")[n % 2]},
        "dispatch": {"handler": (cast.handler, cast.handler2, cast.engineer)[n % 3]},
        "contact": {"method": "phone", "content": "约了"},
        "agree": {"plan": plan, **stories.YES},
        "propose": {"plan": plan},
        "confirm": {"number": 1 + n % 2},
        "complete": {"work": "做完", "cause": "material"} | (stories.before_and_after(by) if by.pk else {}),
        "accept": {"checklist": [{"item": "无渗漏", "ok": True}], "test_record": "无渗漏"},
        "reject": {"failed": "仍渗"},
        "close": {"rating": 1 + n % 5, "consents_to_close": bool(n % 2)},
        "send_to_rework": {"rating": 1 + n % 5, "reasons": ["result"]},
        "rate": {"rating": 1 + n % 5},
        "check_rain": {"result": ("dry", "leaks", "unreached")[n % 3], "words": "看过了"},
        "reopen": {"reason": "又漏"},
        "revise": {"plan": plan, **stories.YES, "seen": case.version - (n % 7 == 0)},
        "decide_revision": {"approved": n % 2 == 0, "reason": "先按原方案"},
        "make_safe": {"measure": "断水"},
        "log_contact": {"method": "visit", "reached": bool(n % 2), "content": "上门"},
        "note_progress": {"content": "快了"},
        "chase": {"words": "催"},
        "reassign": {"handler": (cast.handler, cast.handler2)[n % 2], "reason": "调班", "seen": case.version},
        "classify": {
            "reason": "看过", "seen": case.version, "urgent": n % 3 == 0, "node": node("H01.02.01.01") if n % 2 else None,
            "forced": ("injury",) if n % 11 == 0 else (),
            "intent": ("enquiry", "problem", "praise")[n % 3] if n % 5 == 0 else None,
        },
        "correct_caller": {"caller_name": f"来电人{n}", "reason": "听错", "seen": case.version},
        "correct_place": {
            "house": (cast.house1602, cast.house1502)[n % 2], "reason": "听错", "seen": case.version,
        },
        "set_deadline": {
            "deadline": timezone.now() + datetime.timedelta(days=1 + n), "reason": "转办单", "seen": case.version,
        },
        "agree_date": {"agreed_on": day, "evidence": "短信", "seen": case.version},
        "ask_help": {"port": "property", "ask": "关阀"},
        "end_help": {"result": "已关"},
        "withdraw_help": {"reason": "自己关了"},
        "ask_pause": {"reason": "no_access", "evidence": "出差", "resume_on": day},
        "decide_pause": {"approved": n % 4 > 0},
        "merge": {"into": case, "reason": "重复"},
        "ask_cancel": {"evidence": "撤回"},
        "propose_special": {"reason": "mediated", "evidence": "协议"} | ({"photos": (stories.photo(by),)} if by.pk else {}),
        "note": {"text": "知悉"},
        "force": {"trigger": "cluster", "reason": "同楼五户"},
        "hand_over": {"to": (cast.gm, cast.regional_gm)[n % 2], "reason": "缺勤"},
        "add_media": {"outlet": "本地论坛", "outlet_kind": ("private", "local")[n % 2]},
        "ask_lower": {"level": ("normal", "important", "hot")[n % 3], "reason": "已控制"},
    }.get(verb, {})  # fmt: skip


step = st.tuples(
    st.sampled_from(sorted(set(FLOW.steps) - DONE_BEFORE)),
    st.integers(0, len(PEOPLE) + 1),
    st.integers(0, 60),
    st.booleans(),
)


@pytest.fixture
def someone(cast):
    return lambda case, i: [*(getattr(cast, p) for p in PEOPLE), SYSTEM, visitor(case)][i]


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.sampled_from(STARTS), st.sampled_from(["H02.01.01.01", "H04.01.01.01"]), st.lists(step, min_size=8, max_size=16)
)
def test_any_walk(cast, someone, start, code, steps):
    with time_machine.travel("2026-03-09T10:00+08:00", tick=False) as clock, transaction.atomic():
        case = getattr(stories, start)(cast, code=code)
        for verb, who, n, helpful in steps:
            case = Case.objects.get(pk=case.pk)
            by = someone(case, who)
            if helpful:  # half the steps are ones that somebody may do now, so that walks get far
                verb, by = possible(case, someone, n) or (verb, by)
            try_one(cast, case, verb, by, n)
            clock.shift(datetime.timedelta(minutes=37 * (n % 9)))
        transaction.set_rollback(True)


def possible(case, someone, n: int):
    """The n-th verb of the state's road that somebody may do, with who may."""
    road = [v for v, s in FLOW.steps.items() if case.state in s.sources and v not in STRAYING]
    for verb in [*road[n % max(len(road), 1) :], *road]:
        for i in range(len(PEOPLE) + 2):
            if FLOW.may(someone(case, i), case, verb):
                return verb, someone(case, i)
    return None


def try_one(cast, case, verb: str, by, n: int) -> None:
    version, events = case.version, told(case)
    try:
        with transaction.atomic():
            getattr(verbs, verb)(case, by=by, **given_for(verb, cast, case, by, n))
        applied = 1
    except (Denied, Refused):
        applied = 0
    row = Case.objects.get(pk=case.pk)
    if verb in ONCE:  # the same fact again changes nothing
        assert row.version - version in {0, applied}, verb
    else:
        assert (row.version, told(row)) == (version + applied, events + applied), verb
    lowered = verb == "lower" and applied
    assert lowered or RANK[row.severity] >= RANK[case.severity], verb
    assert RANK[row.peak_severity] >= RANK[row.severity]
    agrees(row)


def agrees(case) -> None:
    """The case says what its clocks say."""
    running = sla.open_timers(case)
    kinds = [t.kind for t in running]
    assert len(kinds) == len(set(kinds))
    written = case.due_at, case.due_kind
    clocks.settle(case)
    assert (case.due_at, case.due_kind) == written
    if case.state in ENDED:
        assert not kinds
        assert not case.pauses.filter(ended_at=None).exclude(approved=False).exists()
    if case.state != "registered":
        assert case.responsible_id
    if case.state in ("in_progress", "pending_acceptance"):
        assert "completion" in {t.kind for t in sla.timers(case)}


def told(case) -> int:
    return (
        Event.objects.filter(subject_id=case.pk, subject_type="cases.case", kind__startswith="case.")
        .exclude(kind__in=RIPPLES)
        .count()
    )
