"""A gate as it stands: each item with its due, its owner and whether it is done."""

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from django.utils import timezone

from nuanju.hotline.choices import GateCheck
from nuanju.hotline.gates.checks import CHECKS
from nuanju.hotline.models import Gate, GateStep
from nuanju.org.choices import Role
from nuanju.org.models import User
from nuanju.org.queries import post_holder, posts_for


class Line(NamedTuple):
    """One item: done by a tick or by the facts; `lacking` says what a checked one still misses."""

    step: GateStep
    due_on: datetime.date
    owner: User | None
    done: bool
    lacking: str
    late: int  # days past the due; 0 when done or in time

    @property
    def checks_itself(self) -> bool:
        return bool(self.step.item.check_key)

    @property
    def is_trial(self) -> bool:
        return self.step.item.check_key == GateCheck.TRIAL

    @property
    def state(self) -> str:
        return "done" if self.done else "late" if self.late else "open"


class Standing(NamedTuple):
    """The whole gate."""

    gate: Gate
    lines: list[Line]

    @property
    def open(self) -> list[Line]:
        return [line for line in self.lines if not line.done]

    @property
    def late(self) -> list[Line]:
        return [line for line in self.lines if line.late]

    @property
    def percent(self) -> int:
        """Rounded down: 100 only when nothing is open."""
        return 100 * (len(self.lines) - len(self.open)) // len(self.lines) if self.lines else 0


def standing(gate: Gate, *, owners: bool = True) -> Standing:
    """An open gate was ready when it opened, whatever the facts have become.

    `owners=False` spares the look-up of people where only the count is wanted.
    """
    today, people = timezone.localdate(), {}
    lines = []
    for step in gate.steps.select_related("item", "done_by"):
        step.gate = gate
        role = step.item.owner_role
        if owners and role not in people:
            people[role] = post_holder(role, gate.project)
        lacking = CHECKS[step.item.check_key](gate) if step.item.check_key and not gate.opened_at else ""
        done = not lacking if step.item.check_key or gate.opened_at else step.done_at is not None
        lines.append(line(step, people.get(role), done, lacking, today))
    return Standing(gate, sorted(lines, key=lambda each: (each.due_on, each.step.item.position)))


def line(step: GateStep, owner, done: bool, lacking: str, today: datetime.date) -> Line:
    return Line(step, step.due_on, owner, done, lacking, 0 if done else days_late(step.due_on, today))


def days_late(due_on: datetime.date, today: datetime.date) -> int:
    """The day of the due itself is still in time."""
    return max(0, (today - due_on).days)


def standings(gates: Iterable[Gate]) -> list[Standing]:
    return [standing(gate, owners=False) for gate in gates]


def coordinator(gate: Gate) -> User | None:
    """协调人: the general manager of the local company."""
    return post_holder(Role.CITY_GM, gate.project)


def usual_leader(project) -> User | None:
    """组长: the deputy of the local company's general manager; where there is none, the project's own manager."""
    post = posts_for(Role.CITY_GM, project).first()
    return (post.deputy if post else None) or post_holder(Role.PROJECT_GM, project)


def open_titles(project) -> list[str]:
    """What keeps the project's gate shut; nothing where it is open, or the project was switched on before there were gates."""
    gate = Gate.objects.filter(project=project).select_related("project__city_company__region").first()
    if gate is None:
        return [] if project.live_since else ["还没有建立启动门"]
    return [] if gate.opened_at else [each.step.item.title for each in standing(gate, owners=False).open]
