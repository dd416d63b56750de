"""One story as it is told: the case, its clocks, the hour; every act follows the loop's own table."""

import datetime
from typing import Any

from nuanju.cases.choices import OPEN, InboundKind
from nuanju.cases.flow import FLOW
from nuanju.cases.models import Case, InboundContact
from nuanju.core.events import plain
from nuanju.core.models import Event
from nuanju.demo import photos
from nuanju.demo.loop import level
from nuanju.demo.loop.clocks import Clocks
from nuanju.demo.loop.desk import Desk, Ground
from nuanju.sla.choices import HoursKey

HOUR = datetime.timedelta(hours=1)
RESTLESS = 0.07  # how often a customer asks again during a long wait


class Today(Exception):
    """The story has reached the moment of loading: it stays open as it is."""


class Tape:
    def __init__(self, desk: Desk, ground: Ground, case: Case, *, hold: str = "") -> None:
        self.desk, self.ground, self.case, self.hold = desk, ground, case, hold
        self.rng, self.site = desk.rng, ground.site
        self.at = case.registered_at
        self.clocks = Clocks(desk, case, self.tell)
        self.events: list[dict] = []
        self.promised_on: datetime.date | None = None
        self.ended_at: datetime.datetime | None = None
        self.theme, self.owner_calls = "", True

    def wait(self, hours: float, *, hotline: bool = False, real: bool = False, exact: bool = False) -> None:
        """Let time pass in the hours somebody works, about so long; the customer may ask again meanwhile."""
        if self.case.state == self.hold:
            raise Today
        spread = datetime.timedelta(hours=hours * (1 if exact else self.rng.lognormvariate(0, 0.5)))
        if real:
            later = self.at + spread
        else:
            key = HoursKey.HOTLINE if hotline else HoursKey.WORKING
            later = self.desk.calendar(self.case.project_id, key).forward(self.at, spread)
        later += datetime.timedelta(seconds=self.rng.randrange(5, 240))
        self.wait_until(later)

    def wait_until(self, later: datetime.datetime) -> None:
        if self.case.state in OPEN and later - self.at > 20 * HOUR and self.rng.random() < RESTLESS:
            self._asked_again(self.at + (later - self.at) * self.rng.uniform(0.5, 0.95))
        if later >= self.desk.now:
            raise Today
        self.at = max(later, self.at)
        self.clocks.catch_up(self.at)

    def _asked_again(self, at: datetime.datetime) -> None:
        """In the daytime, whatever the hour drawn."""
        opens = self.desk.calendar(self.case.project_id, HoursKey.HOTLINE).next_opening(at)
        if opens < self.desk.now:
            self.at = opens
            self.chased()

    def chased(self, words: str = "") -> None:
        agent = self.desk.agent()
        self.clocks.catch_up(self.at)
        kind = self._inbound_kind()
        said = words or self.desk.pick("chase" if kind == InboundKind.CHASE else "repeat")
        self.act("chase", by=agent, words=said, inbound_kind=kind.label)
        self.add(InboundContact(case=self.case, kind=kind, words=said, by=agent, at=self.at))

    def _inbound_kind(self) -> InboundKind:
        broken = self.promised_on is not None and self.promised_on < self.day
        late = self.case.state not in OPEN or self.clocks.is_overdue(self.at) or broken
        return InboundKind.REPEAT if late else InboundKind.CHASE

    @property
    def day(self) -> datetime.date:
        return self.at.astimezone(self.desk.now.tzinfo).date()

    def act(self, verb: str, *, by, **data: Any) -> None:
        """One step of FLOW: from-state, to-state, event."""
        step, before = FLOW.steps[verb], self.case.state
        assert not step.sources or before in step.sources, f"{verb} from {before}"
        self.case.state = step.next(before)
        self.case.version += 1
        self.tell(step.event, by=by, at=self.at, data={"from": before, "to": self.case.state, **data})

    def tell(self, kind: str, *, by, at: datetime.datetime, data: dict) -> None:
        self.events.append({"kind": kind, "actor_id": by.pk, "actor_name": by.name, "at": at, "data": plain(data)})

    def happened(self, *kinds: str) -> int:
        """How often."""
        return sum(e["kind"] in kinds for e in self.events)

    def add(self, row):
        return self.desk.rows.add(row)

    def pick(self, *path: str) -> str:
        return self.desk.pick(*path)

    def say(self, what: str) -> str:
        """A saying of the story's theme."""
        return self.desk.pick(self.theme, what)

    def photo(self, step: str, *, before: bool, by) -> None:
        picture = self.rng.choice([p for p in self.desk.pictures if p.before == before])
        self.add(photos.on(self.case, step, picture, key=self.rng.randbytes(16).hex(), by=by, at=self.at))

    def end(self) -> None:
        self.ended_at = self.at

    def finish(self) -> None:
        """Nothing more is told: write the clocks and the events in order of time."""
        self.clocks.catch_up(self.desk.now)
        self.clocks.close_books(self.desk.now)
        for timer in self.clocks.timers:
            self.add(timer)
        subject = {"subject_type": "cases.case", "subject_id": self.case.pk, "project_id": self.case.project_id}
        for event in sorted(self.events, key=lambda e: e["at"]):
            key = self.desk.rows.add_values(Event, subject | event)
            if event["kind"] == "case.severity_raised":
                self.add(level.place_on_ladder(self.case, self.site, key))
        self.events.clear()
