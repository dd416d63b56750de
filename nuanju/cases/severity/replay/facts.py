"""What a replay knows of a case, pure: its problem at each moment, its states, its clocks, who else spoke."""

import bisect
import datetime
from typing import NamedTuple

from nuanju.cases.choices import ENDED, State
from nuanju.cases.severity.assess import Lowered
from nuanju.cases.severity.levels import Hint
from nuanju.cases.severity.measure import APART, BROAD

VOID = (State.MERGED, State.CANCELLED)
Moment = datetime.datetime
WHOLE = ".*"  # the key of an L3 with everything below it, beside that of what is known as this L3 alone


class Problem(NamedTuple):
    """The facts by which a verb judged the case (`judged` in its event), and who speaks."""

    code: str
    kind: str
    household: int | None = None
    customer: int | None = None
    phone: str = ""
    name: str = ""  # of the writer of a letter, where nothing else tells him
    place: str = ""  # in words, where there is neither house nor code
    round: int | str | None = None
    hint: Hint = Hint()
    forced: frozenset[str] = frozenset()

    @property
    def takes_part(self) -> bool:
        return self.kind not in APART

    @property
    def key(self) -> str:
        """What it counts: the part (L4), for design and promises all of L3; a letter without a code by its place."""
        segments = self.code.split(".")
        if self.is_broad:
            return ".".join(segments[:2]) + WHOLE
        return ".".join(segments[:3]) if self.code else self.place and f"@{self.place}"

    @property
    def is_broad(self) -> bool:
        return self.kind in BROAD and bool(self.code)

    @property
    def keys(self) -> set[str]:
        """Under which it is counted: by those of its part, and by design and promises of its L3."""
        segments = self.code.split(".")
        if not self.code:
            return {self.key}
        return {".".join(segments[:3]), ".".join(segments[:2]) + WHOLE}

    def voice(self, case: int) -> str:
        """One household is one customer; else the person, the number, the writer, at last the case itself."""
        if self.household:
            return f"h{self.household}"
        if self.customer:
            return f"c{self.customer}"
        return f"p{self.phone}" if self.phone else f"w{self.name}" if self.name else f"n{case}"

    def speaks_for(self, other: "Problem") -> bool:
        """The other case of the event is of the same customer."""
        if self.round is None or self.round != other.round:
            return False
        if self.household:
            return self.household == other.household
        if self.customer:
            return not other.household and self.customer == other.customer
        if self.phone:
            return not other.household and self.phone == other.phone
        return bool(self.name) and not other.household and self.name == other.name


class Span(NamedTuple):
    """From this moment until the next span."""

    at: Moment
    state: str
    problem: Problem

    @property
    def is_open(self) -> bool:
        return self.state not in ENDED

    @property
    def is_void(self) -> bool:
        return self.state in VOID


class Call(NamedTuple):
    """A voice that makes others be looked at: one more household, or the same customer again."""

    at: Moment
    id: int  # of its event
    case: int
    key: str
    keys: frozenset[str]  # under which it is counted
    channel: str


class Life(NamedTuple):
    """A case as its neighbours see it."""

    case: int
    channel: str
    registered_at: Moment
    spans: list[Span]
    calls: list[Call]  # it was registered, came back, changed its problem or place
    again: list[Call]  # these, and the customer asked again

    @property
    def problem(self) -> Problem:
        """What it turned out to be."""
        return self.spans[-1].problem

    def at(self, moment: Moment) -> Span | None:
        n = bisect.bisect_right(self.spans, moment, key=lambda s: s.at)
        return self.spans[n - 1] if n else None


class Clock(NamedTuple):
    """A change of one of the three official clocks."""

    timer: int
    what: str  # started, moved, paused, resumed, ended
    due: Moment
    resume_at: Moment | None = None


class Step(NamedTuple):
    """Something that happened to the case itself."""

    at: Moment
    id: int
    judged: bool = False  # the verb judged the level
    clock: Clock | None = None
    lowered: Lowered | None = None


class Contact(NamedTuple):
    """A contact of the customer: at which moment, known since when, of which nature."""

    at: Moment
    since: Moment
    kind: str


class Sighting(NamedTuple):
    """An entry of the media log."""

    at: Moment
    outlet: str
    kind: str
    views: int
    interactions: int


class Past(NamedTuple):
    """Everything the level of one case follows from."""

    life: Life
    steps: list[Step]
    contacts: list[Contact]
    media: list[Sighting]
    siblings: list["Past"]  # cases that were ever on an event of this one; their steps are not asked
