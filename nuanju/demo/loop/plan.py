"""What will be told: when each voice is heard, about what, from whom, and where its story is held."""

import datetime
import random
from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from nuanju.cases.choices import Channel, State
from nuanju.demo.loop import words
from nuanju.demo.loop.desk import Ground
from nuanju.demo.loop.plots import TURNS, WAITING
from nuanju.demo.people import Home

DAYS = 183
CHANNELS = {
    Channel.PHONE_400: 620, Channel.WECHAT_MINI: 130, Channel.PROPERTY_DESK: 50, Channel.OWNER_GROUP: 40,
    Channel.WALK_IN: 30, Channel.INTERNAL_REPORT: 30, Channel.WECHAT_OFFICIAL: 25, Channel.GOV_12345: 20,
    Channel.DELIVERY_INSPECTION: 15, Channel.SALES_OFFICE: 10, Channel.WEB: 8, Channel.SITE_VISIT: 8, Channel.SMS: 4,
    Channel.SURVEY_LOW_SCORE: 4, Channel.SOCIAL_MEDIA: 4, Channel.GOV_12315: 4, Channel.LETTER: 3, Channel.EMAIL: 3,
    Channel.HOUSING_BUREAU: 3, Channel.PERIODIC_INSPECTION: 3, Channel.LAWYER_LETTER: 2, Channel.PETITION: 1,
    Channel.MEDIA: 1,
}  # fmt: skip
# Open today whatever the hour: state → (how many of the full demo, hours since registration from–to).
HELD = {
    State.REGISTERED: (9, 0.02, 0.45), State.ASSIGNED: (12, 0.5, 1.9), State.DISPATCHED: (10, 1.5, 8),
    State.CONTACTED: (8, 6, 40), State.IN_PROGRESS: (6, 40, 100), State.PENDING_ACCEPTANCE: (10, 60, 110),
    State.PENDING_FOLLOW_UP: (14, 60, 130), State.REWORK: (10, 100, 150),
}  # fmt: skip
# Left lying: late enough to have risen by the delay alone.
STALLED = {State.DISPATCHED: (4, 110, 260), State.CONTACTED: (5, 150, 330), State.IN_PROGRESS: (9, 260, 900)}
ASKED = {
    "pause_asked": (8, 60, 200),
    "special_asked": (5, 100, 300),
    "cancel_asked": (5, 1, 20),
    "help_open": (8, 60, 200),
}
LASTING_PAUSES = (10, 90, 160)
ENDED = (
    "withdrawn",
    "special",
    "reopened",
    "unreached",
    "sent_back",
    "reassigned",
)  # once at least in the smallest demo
TWICE = 0.015  # registered a second time and merged
DAY = 24


class Crowd(NamedTuple):
    """One problem heard from many households of a project: hours since the first and the last voice."""

    code: str
    ground: int
    households: int
    first: float
    last: float
    one_building: bool = False


# What the clusters are made of: a group complaint, a watch, a major one, one under control, one closed.
CROWDS = (
    Crowd("H02.03.02.01", 0, 7, 24 * DAY, 2 * DAY, one_building=True),
    Crowd("H03.01.01.01", 0, 3, 20 * DAY, 1.5 * DAY, one_building=True),
    Crowd("H01.02.01.01", 1, 12, 26 * DAY, 1.2 * DAY),
    Crowd("S04.02.01.01", 2, 6, 35 * DAY, 21 * DAY),
    Crowd("H08.02.01.01", 3, 4, 86 * DAY, 72 * DAY, one_building=True),
)
NEAR = datetime.timedelta(days=30)
ALIKE, TRIES = (2, 2, 3, 4), 12  # so many households with one problem in a month are nothing unusual
BROAD = ("promise", "design")  # counted by the third level
OPENS, BUSY = 8.5, 12.0
MORNING = 36


@dataclass
class Plan:
    at: datetime.datetime
    ground: Ground
    phrase: words.Phrase
    home: Home
    turns: frozenset[str]
    channel: str = Channel.PHONE_400
    hold: str = ""
    twin_of: "Plan | None" = None
    forced: tuple[str, ...] = ()
    number: str = ""
    told: object = field(default=None, repr=False)  # its tape, once told


class Planner:
    def __init__(self, rng: random.Random, now: datetime.datetime, grounds: list[Ground]) -> None:
        self.rng, self.now, self.grounds = rng, now, [g for g in grounds if g.lived or g.ahead]
        self.phrases = words.phrases()
        self.weights = [p.n for p in self.phrases]
        self.heard: dict[tuple[str, str], list[datetime.datetime]] = defaultdict(list)
        self.kept = {self._problem(g, p.code, p.theme) for g, _, p in self._crowds()}  # their voices come by themselves

    def plans(self, count: int, scale: float) -> list[Plan]:
        """In order of time; at least one of everything, however small the demo."""
        found = [self._plan(self._moment()) for _ in range(count)]
        found += self._voices()
        for state, (n, first, last) in HELD.items():
            found += [self._held(first, last, state.value, *_road_to(state)) for _ in range(_at_least_one(n * scale))]
        for state, (n, first, last) in STALLED.items():
            found += [self._held(first, last, state.value) for _ in range(_at_least_one(n * scale))]
        for turn, (n, first, last) in ASKED.items():
            found += [self._held(first, last, "", turn, WAITING[turn]) for _ in range(_at_least_one(n * scale))]
        n, first, last = LASTING_PAUSES
        found += [self._held(first, last, "", "paused", "lasting") for _ in range(_at_least_one(n * scale))]
        found += [self._held(700, 1400, "", turn) for turn in ENDED]
        for state in (State.IN_PROGRESS, State.PENDING_ACCEPTANCE, State.PENDING_FOLLOW_UP, State.REWORK):
            found.append(self._held(400, 700, state.value, *_road_to(state)))  # far enough back to get there on any day
        found += self._twins(found)
        return sorted(found, key=lambda p: p.at)

    def _plan(self, at: datetime.datetime, *, ground: Ground | None = None, problem: bool = False) -> Plan:
        ground = ground or self.rng.choice(self.grounds)
        lived = ground.lived and (not ground.ahead or self.rng.random() < 0.86)
        phrase = self._phrase("after" if lived else "before", problem, ground, at)
        turns = {t for t, share in TURNS.items() if self.rng.random() < share}
        if phrase.intent and self.rng.random() < 0.7:
            turns.add("at_once")
        [channel] = self.rng.choices(list(CHANNELS), list(CHANNELS.values()))
        forced = (self.rng.choice(("injury", "gathering")),) if self.rng.random() < 0.002 else ()
        home = self.rng.choice(ground.lived if lived else ground.ahead)
        return Plan(at, ground, phrase, home, frozenset(turns), channel, forced=forced)

    def _phrase(self, when: str, problem: bool, ground: Ground, at: datetime.datetime) -> words.Phrase:
        """Mostly one that few others of the project have told within a month: many alike make a group complaint."""
        tries = 0
        while True:
            [phrase] = self.rng.choices(self.phrases, self.weights)
            if phrase.when not in ("", when) or (problem and phrase.intent):
                continue
            problem_there = self._problem(ground, phrase.code, phrase.theme)
            near = [t for t in self.heard[problem_there] if abs(t - at) < NEAR]
            tries += 1
            if phrase.intent or (
                problem_there not in self.kept and (len(near) < self.rng.choice(ALIKE) or tries > TRIES)
            ):
                self.heard[problem_there].append(at)
                return phrase

    @staticmethod
    def _problem(ground: Ground, code: str, theme: str) -> tuple[str, str]:
        return ground.site.project.code, ".".join(code.split(".")[: 2 if theme in BROAD else 3])

    def _moment(self) -> datetime.datetime:
        """Any day of the half year, mostly in the daytime, somewhat more of late."""
        at = self._daytime(self.now - datetime.timedelta(days=DAYS * self.rng.random() ** 1.15))
        return at if at < self.now else at - datetime.timedelta(days=1)

    def _daytime(self, day: datetime.datetime) -> datetime.datetime:
        hour = OPENS + BUSY * self.rng.betavariate(1.6, 1.9)
        return day.replace(hour=0, minute=0, second=0) + datetime.timedelta(hours=hour)

    def _held(self, first: float, last: float, hold: str, *turns: str) -> Plan:
        at = self.now - datetime.timedelta(hours=self.rng.uniform(first, last))
        if first > MORNING:  # long enough ago to have been in the daytime
            at = self._daytime(at)
        while True:
            plan = self._plan(at, problem=True)
            if not plan.forced and plan.channel == Channel.PHONE_400:
                plan.hold, plan.turns = hold, frozenset(turns)
                return plan

    def _crowds(self) -> list[tuple[Ground, Crowd, words.Phrase]]:
        by_code = {p.code: p for p in self.phrases}
        return [(self.grounds[c.ground], c, by_code[c.code]) for c in CROWDS if c.ground < len(self.grounds)]

    def _voices(self) -> list[Plan]:
        """The same problem at one household after the other."""
        found = []
        for ground, crowd, phrase in self._crowds():
            for n, home in enumerate(self._homes(ground, crowd)):
                hours = crowd.first + (crowd.last - crowd.first) * n / max(1, crowd.households - 1)
                at = self._daytime(self.now - datetime.timedelta(hours=hours))
                found.append(Plan(at, ground, phrase, home, frozenset()))
        return found

    def _homes(self, ground: Ground, crowd: Crowd) -> list[Home]:
        """Of one building, or anywhere."""
        homes = ground.lived
        if crowd.one_building and homes:
            building = self.rng.choice(homes).lot.house.building_id
            homes = [h for h in homes if h.lot.house.building_id == building]
        return self.rng.sample(homes, min(len(homes), crowd.households))

    def _twins(self, plans: list[Plan]) -> list[Plan]:
        masters = [p for p in plans if p.phrase.code and not p.hold and p.at < self.now - datetime.timedelta(days=3)]
        return [self._twin(m) for m in self.rng.sample(masters, _at_least_one(len(masters) * TWICE))]

    def _twin(self, master: Plan) -> Plan:
        at = master.at + datetime.timedelta(hours=self.rng.uniform(1, 20))
        return Plan(at, master.ground, master.phrase, master.home, frozenset(), Channel.PHONE_400, twin_of=master)


def _road_to(state: State) -> tuple[str, ...]:
    return ("rejected",) if state == State.REWORK else ()


def _at_least_one(n: float) -> int:
    return max(1, round(n))
