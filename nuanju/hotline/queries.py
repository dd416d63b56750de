"""Questions about calls."""

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from nuanju.cases.models import Case, CaseQuerySet, InboundContact
from nuanju.cases.panels import Talk, family
from nuanju.customers.models import Customer
from nuanju.customers.phones import normalise
from nuanju.hotline.gates import trial
from nuanju.hotline.gates.plan import Standing, coordinator, standing, standings
from nuanju.hotline.identity import checks_of
from nuanju.hotline.models import Call, CallBack, CallBackQuerySet, Gate, GateTrial, IdentityCheck, PublishingPlace
from nuanju.hotline.seats import on_shift_for as seats_for
from nuanju.org.models import Project, SeatPresence, User
from nuanju.org.queries import on_duty, on_shift

State = SeatPresence.State
ALONE = datetime.timedelta(seconds=20)  # so long a call rings at its agent alone; then anybody may take it


def ringing(user) -> QuerySet[Call]:
    """What I may pick up now: mine, nobody's, and what has rung elsewhere for too long; the longest waiting first."""
    mine = Q(agent=user) | Q(agent=None) | Q(started_at__lt=timezone.now() - ALONE)
    return Call.objects.visible_to(user).ringing().filter(mine).with_people().order_by("started_at", "id")


def my_call(user) -> Call | None:
    """The call I am in."""
    return Call.objects.filter(agent=user).talking().with_people().order_by("-picked_up_at").first()


def call_known(pk: int) -> Call:
    """The call a report was about: whoever reported it may read what it became."""
    return Call.objects.with_people().get(pk=pk)


def call_backs(user) -> CallBackQuerySet:
    """Numbers to call back: what the user's posts let him take, the most pressing first."""
    return CallBack.objects.visible_to(user).open().with_people()


def call_back_known(pk: int) -> CallBack:
    """The row just written on, as it is now."""
    return CallBack.objects.with_people().get(pk=pk)


def verified(call: Call | None, customer: Customer, user) -> IdentityCheck | None:
    """The check by which this caller, or whoever stands at the user's counter, proved to be the customer."""
    return checks_of(call, customer, user).filter(customer=customer, passed=True).select_related("by").first()


def talks_of(case) -> list[Talk]:
    """Answered calls with the customer or the number of a case, since it was filed: one of them may hold his consent."""
    his = Q(customer=case.customer_id) if case.customer_id else Q()
    his |= Q(phone=case.callback_phone) if case.callback_phone else Q()
    brought = Q(call_id=case.call_ref) if case.call_ref else Q(pk=None)
    if not his:
        return []
    since = Q(ended_at=None) | Q(ended_at__gte=case.registered_at)
    calls = Call.objects.filter(his | brought, since | brought, answered_at__isnull=False)
    calls = calls.select_related("agent").order_by("-started_at")[:20]
    return [Talk(c.call_id, f"{c}{f' · {c.agent.name}' if c.agent else ''}") for c in calls]


class Target(NamedTuple):
    """Where a call can be handed on to."""

    value: str
    name: str
    note: str
    user: User | None = None  # a colleague at his desk


def targets(call: Call) -> list[Target]:
    """Colleagues on shift, the ready ones first; then who is on duty at the project and its night line."""
    seats = [s for s in seats_for(call.project) if s.user_id != call.agent_id]
    seats.sort(key=lambda s: s.state != SeatPresence.State.READY)
    found = [Target(f"u{s.user_id}", s.user.name, s.get_state_display(), s.user) for s in seats[:6]]
    if call.project is None:
        return found
    if person := on_duty(call.project):
        found.append(Target("duty", f"值班 {person.name}", person.phone))
    if call.project.duty_phone:
        found.append(Target("night", "项目值班电话", call.project.duty_phone))
    return found


def calls_of(customer: Customer, user) -> QuerySet[Call]:
    """The customer's calls, latest first: those he was chosen for."""
    return Call.objects.visible_to(user).filter(customer=customer).with_people()


def calls_of_case(case, user) -> QuerySet[Call]:
    """Every call that brought or touched the case, or one that was merged into it."""
    ids = family(case)
    brought = Q(call_id__in=Case.objects.filter(pk__in=ids).values("call_ref"))
    touched = Q(call_id__in=InboundContact.objects.filter(case__in=ids).values("call_ref"))
    return Call.objects.visible_to(user).filter(brought | touched).with_people()


def project_called(called: str) -> Project | None:
    """Whose 400 number was dialled; None when unknown or shared by several projects."""
    number = normalise(called)
    if number is None:
        return None
    numbers = Project.objects.exclude(hotline="").only("pk", "name", "hotline")
    found = [project for project in numbers if normalise(project.hotline) == number]
    return found[0] if len(found) == 1 else None


def reported(pk: int) -> Call:
    """The call just told, for whoever told it: a switch has no post at the project."""
    return Call.objects.select_related("project", "agent").get(pk=pk)


def agent_called(name: str) -> User | None:
    """An agent as the telephony names him: login name or employee number."""
    if not name:
        return None
    return User.objects.filter(Q(username__iexact=name) | Q(employee_no=name), is_active=True).first()


def places() -> QuerySet[PublishingPlace]:
    """The publishing places on offer."""
    return PublishingPlace.objects.filter(is_active=True)


def on_the_line(agents) -> dict[int, Call]:
    """The call each agent is in, for the board of who is on shift."""
    calls = Call.objects.filter(agent__in=agents).talking().with_people()
    return {call.agent_id: call for call in calls}


def gates(user) -> list[Standing]:
    """The start-up gates in reach as they stand, the shut ones by their opening date first."""
    rows = Gate.objects.visible_to(user).select_related("project__city_company__region", "leader")
    return sorted(standings(rows), key=lambda s: (s.gate.opened_at is not None, s.gate.opens_on))


def gate_standing(gate: Gate) -> Standing:
    return standing(gate)


def gate_coordinator(gate: Gate) -> User | None:
    return coordinator(gate)


def trial_road(gate: Gate) -> list[tuple[GateTrial, list[tuple[str, bool]]]]:
    """Each test case with the states of its way and whether it has been there."""
    found = []
    for each in trial.of(gate):
        been = trial.reached(each)
        found.append((each, [(str(state.label), state in been) for state in trial.ROAD]))
    return found


def has_gate(project: Project) -> bool:
    return Gate.objects.filter(project=project).exists()


def without_gate(user) -> QuerySet[Project]:
    """Projects not switched on that have no gate yet: what one can be made for."""
    return Project.objects.visible_to(user).filter(gate=None, live_since=None)


class Line(NamedTuple):
    """The telephone now: seats by state, calls that ring and calls that are talked on."""

    ready: int
    talking: int
    away: int
    ringing: int
    in_call: int

    @property
    def seats(self) -> int:
        return self.ready + self.talking + self.away


def without_trials(cases: CaseQuerySet) -> CaseQuerySet:
    """Test cases of start-up gates are worked like any other and count nowhere."""
    return cases.exclude(Exists(GateTrial.objects.filter(case=OuterRef("pk"))))


def line_now(projects: Iterable[int] | None = None) -> Line:
    """Of the whole 400 centre; with projects, the calls of those (the seats serve all of them)."""
    states = list(on_shift().values_list("state", flat=True))
    calls = Call.objects.all() if projects is None else Call.objects.filter(project__in=projects)
    ready, talking, away = (states.count(state) for state in (State.READY, State.TALKING, State.AWAY))
    return Line(ready, talking, away, calls.ringing().count(), calls.talking().count())
