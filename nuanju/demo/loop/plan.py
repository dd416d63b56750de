"""What will be told: when each voice is heard, about what, from whom, and where its story is held."""

import datetime
import random
from dataclasses import dataclass, field

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
    State.REGISTERED: (9, 0.02, 0.45), State.ASSIGNED: (12, 0.1, 1.9), State.DISPATCHED: (10, 0.5, 8),
    State.CONTACTED: (8, 6, 40), State.IN_PROGRESS: (6, 40, 100), State.PENDING_ACCEPTANCE: (10, 60, 110),
    State.PENDING_FOLLOW_UP: (14, 60, 130), State.REWORK: (10, 100, 150),
}  # fmt: skip
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
CLUSTERS = ("H02.03.02.01", "C03.01.01.03", "S04.02.01.01", "H02.01.01.01")
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

    def plans(self, count: int, scale: float) -> list[Plan]:
        """In order of time; at least one of everything, however small the demo."""
        found = [self._plan(self._moment()) for _ in range(count)]
        found += self._clusters(scale)
        for state, (n, first, last) in HELD.items():
            found += [self._held(first, last, state.value, *_road_to(state)) for _ in range(_at_least_one(n * scale))]
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
        phrase = self._phrase("after" if lived else "before", problem)
        turns = {t for t, share in TURNS.items() if self.rng.random() < share}
        if phrase.intent and self.rng.random() < 0.7:
            turns.add("at_once")
        [channel] = self.rng.choices(list(CHANNELS), list(CHANNELS.values()))
        forced = (self.rng.choice(("injury", "gathering")),) if self.rng.random() < 0.002 else ()
        home = self.rng.choice(ground.lived if lived else ground.ahead)
        return Plan(at, ground, phrase, home, frozenset(turns), channel, forced=forced)

    def _phrase(self, when: str, problem: bool) -> words.Phrase:
        while True:
            [phrase] = self.rng.choices(self.phrases, self.weights)
            if phrase.when in ("", when) and not (problem and phrase.intent):
                return phrase

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

    def _clusters(self, scale: float) -> list[Plan]:
        """The same problem in one building within weeks: what the pop-up counts."""
        found = []
        for code, ground in zip(CLUSTERS, self.grounds[:1] * 2 + self.grounds[2:4], strict=False):
            phrase = next(p for p in self.phrases if p.code == code)
            if not ground.lived:
                continue
            building = self.rng.choice(ground.lived).lot.house.building_id
            there = [h for h in ground.lived if h.lot.house.building_id == building]
            for home in self.rng.sample(there, min(len(there), 6 if scale > 0.2 else 2)):
                at = self.now - datetime.timedelta(hours=self.rng.uniform(30, 600))
                found.append(Plan(at, ground, phrase, home, frozenset()))
        return found

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
