"""The demo's cases are such as the verbs would have left them."""

from collections import Counter, defaultdict

import pytest
from django.db.models import F

from nuanju.cases import clocks, intake
from nuanju.cases.choices import ENDED, OPEN, Kind, State
from nuanju.cases.flow import FLOW
from nuanju.cases.models import CancelRequest, Case, Pause, SpecialClosing
from nuanju.cases.severity.assess import Values, assess
from nuanju.cases.severity.levels import Hint
from nuanju.cases.severity.measure import takes_part
from nuanju.cases.severity.rules import Rules
from nuanju.core.events import KINDS, sentence
from nuanju.core.models import Attachment, Event
from nuanju.customers.choices import Segment
from nuanju.customers.models import Customer, CustomerPhone
from nuanju.customers.queries import persons
from nuanju.escalation.models import Escalation
from nuanju.estate.models import House
from nuanju.hotline.models import Call
from nuanju.issues.models import IssueRound
from nuanju.notify.models import Delivery
from nuanju.org.choices import Role
from nuanju.org.models import Post, Project
from nuanju.search.queries import search
from nuanju.sla import queries as sla
from nuanju.sla.book import Book
from nuanju.sla.models import Timer
from nuanju.sla.reckoning import reckon
from nuanju.sla.sweep import sweep
from tests.demo.conftest import MOMENT

pytestmark = pytest.mark.usefixtures("loaded", "db")

# Clocks that run in a state, whatever else does; without the kinds that need no solution.
MUST_RUN = {
    State.REGISTERED: {"contact", "assign"}, State.ASSIGNED: {"contact", "dispatch"}, State.DISPATCHED: {"contact"},
    State.CONTACTED: {"progress_note"}, State.IN_PROGRESS: {"completion", "progress_note"},
    State.PENDING_ACCEPTANCE: {"acceptance"}, State.PENDING_FOLLOW_UP: {"follow_up"}, State.REWORK: {"rework"},
}  # fmt: skip

STEPS = {step.event for step in FLOW.steps.values()}
BESIDE = {  # told of a case, no step of its own
    "case.copied", "case.reported", "case.report_overdue", "case.report_missing", "case.supervised",
    "case.supervision_answered", "case.supervision_closed", "case.supervision_overdue", "cluster.case_joined",
}  # fmt: skip


def test_every_state_kind_and_request_is_there():
    assert set(Case.objects.values_list("state", flat=True)) == set(State.values)
    assert set(Case.objects.values_list("kind", flat=True)) >= set(Kind.values) - {Kind.PRAISE, Kind.SUGGESTION}
    for waiting in (Pause, SpecialClosing, CancelRequest):
        assert waiting.objects.filter(approved=None).exists(), waiting
        assert waiting.objects.filter(approved=True).exists(), waiting


def test_every_role_is_staffed_and_every_project_has_its_ports():
    assert set(Post.objects.filter(holder__isnull=False).values_list("role", flat=True)) == set(Role.values)
    heads = Post.objects.filter(role=Role.FIRST_RESPONSIBLE).values_list("project", flat=True)
    assert set(Counter(heads).values()) == {5}
    assert len(Project.objects.live()) == Project.objects.filter(gate=None).count() == 12
    assert Project.objects.exclude(gate=None).get().live_since is None  # the one behind its start-up gate


def test_open_cases_show_the_most_pressing_clock():
    for case in Case.objects.open():
        shown = case.due_at, case.due_kind
        clocks.settle(case)
        assert (case.due_at, case.due_kind) == shown, case


def test_the_clocks_that_run_fit_the_state():
    for case in Case.objects.open():
        running = {t.kind for t in sla.open_timers(case)}
        assert running >= MUST_RUN[State(case.state)], (case, case.state, running)
    ended = Case.objects.filter(state__in=ENDED).values_list("pk", flat=True)
    assert not Timer.objects.running().filter(subject_type="cases.case", subject_id__in=ended).exists()


def test_a_clock_reckoned_anew_stays_as_it_is():
    timers = list(Timer.objects.running().prefetch_related("pauses"))
    book = Book.of(timers)
    for timer in timers:
        before = (timer.due_at, timer.half_at, timer.warn_at, timer.warned, timer.next_at)
        if timer.open_pause() is None:
            reckon(timer, book.calendar_of(timer), now=MOMENT)
            assert (timer.due_at, timer.half_at, timer.warn_at, timer.warned, timer.next_at) == before, timer


def test_the_sweep_has_nothing_to_make_up_for():
    assert sweep(MOMENT) == 0


def test_nobody_was_notified():
    assert Delivery.objects.count() == 0


def test_the_events_lead_from_registration_to_the_state():
    told = defaultdict(list)
    for event in Event.objects.filter(subject_type="cases.case", kind__in=STEPS).order_by("at", "pk"):
        if "to" in event.data:  # a level a case is born with is told beside its registration
            told[event.subject_id].append(event)
    for case in Case.objects.all():
        events = told[case.pk]
        assert events[0].kind == "case.registered" and events[0].at == case.registered_at
        state = ""
        for event in events:
            assert event.data["from"] == state, (case, event)
            state = event.data["to"]
        assert (state, len(events)) == (case.state, case.version), case
        assert events[-1].at <= MOMENT


def test_events_are_of_the_flow_and_read_as_sentences():
    for event in Event.objects.filter(subject_type="cases.case"):
        assert event.kind in {*STEPS, *BESIDE} or event.kind.startswith("timer."), event.kind
        assert event.kind in KINDS
        assert sentence(event)


def test_whoever_answers_for_a_case_holds_a_post_there():
    there = set(Post.objects.values_list("project", "holder"))
    wider = {holder for project, holder in there if project is None}
    for case in Case.objects.open():
        for person in {case.handler_id, case.responsible_id} - {None}:
            assert person in wider or (case.project_id, person) in there, case


def test_ends_are_dated():
    assert not Case.objects.filter(state__in=[State.CLOSED, State.SPECIAL_CLOSED], closed_at=None).exists()
    assert not Case.objects.filter(state__in=OPEN, closed_at__isnull=False).exists()
    assert not Case.objects.filter(state=State.MERGED, merged_into=None).exists()


def test_a_round_rests_when_all_its_cases_have_ended():
    for found in IssueRound.objects.prefetch_related("cases"):
        is_open = any(c.state in OPEN for c in found.cases.all())
        assert (found.last_closed_at is None) == is_open, found


def test_intake_would_file_the_cases_the_same_way():
    risen = Escalation.objects.exclude(at=F("case__registered_at")).values("case")
    for case in (
        Case.objects.filter(node__isnull=False)
        .exclude(pk__in=risen)
        .select_related("project", "house__building", "common_area", "node")[:80]
    ):
        filed = (case.kind, case.severity, case.urgent, case.repair_class, case.warranty_words, case.title)
        again = Case(
            project=case.project, words=case.words, channel=case.channel, registered_at=case.registered_at,
            forced=case.forced, house=case.house, common_area=case.common_area,
        )  # fmt: skip
        intake.set_problem(again, node=case.reported_node)
        hint = Hint(again.hint_level, again.hint_at_once)
        assert (
            again.kind,
            assess(Values(), Rules(), takes_part=takes_part(again), hint=hint, forced=again.forced).level,
            again.urgent,
            again.repair_class,
            again.warranty_words,
            again.title,
        ) == filed


def test_people_have_every_segment_and_phones_are_shared_now_and_then():
    found = {p.segment for p in persons(Customer.objects.order_by("?")[:600])}
    assert found >= {Segment.PROSPECTIVE_OWNER, Segment.RUNNING_IN, Segment.SETTLED, Segment.LONG_TERM}
    shared = Counter(CustomerPhone.objects.values_list("number", flat=True)).most_common(1)[0]
    assert shared[1] >= 2


def test_it_can_be_searched_called_and_looked_at(django_user_model):
    case = Case.objects.filter(channel="phone_400").first()
    director = django_user_model.objects.get(username="zongjian")
    assert [h.object for h in search(case.number, director, kinds=["case"])] == [case]
    assert [h.object for h in search(case.callback_phone, director, kinds=["customer"])]
    assert Call.objects.filter(call_id=case.call_ref, agent=case.registered_by).exists()
    photo = Attachment.objects.first()
    assert photo.file.open().read(3) == b"\xff\xd8\xff"


def test_the_size_is_as_asked_for():
    assert 380 <= House.objects.count() <= 1300
    assert 110 <= Case.objects.count() <= 200
