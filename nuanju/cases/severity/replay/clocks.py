"""How late a case is at any moment, from the recorded changes of its official clocks, pure."""

import datetime
from typing import NamedTuple

from nuanju.cases.severity.replay.facts import Clock, Moment

DAY = datetime.timedelta(days=1)
NO_TIME = datetime.timedelta()


class Running(NamedTuple):
    """A clock that runs, with the pauses it has had; the last one may be open."""

    due: Moment
    past: tuple[tuple[Moment, Moment], ...] = ()
    paused_at: Moment | None = None
    resumes_at: Moment | None = None

    def lost(self, now: Moment) -> datetime.timedelta:
        """Real time the pauses took after the due."""
        taken = self.past
        if self.paused_at and self.resumes_at:
            taken = (*taken, (self.paused_at, max(self.paused_at, min(now, self.resumes_at))))
        return sum((max(end - max(start, self.due), NO_TIME) for start, end in taken), NO_TIME)

    def reaches(self, days: int) -> Moment:
        """The first moment at which it is so many whole days late, if nothing else happens."""
        moment = self.due + days * DAY + self._closed()
        if not (self.paused_at and self.resumes_at):
            return moment
        begins = max(self.paused_at, self.due)
        return moment if moment <= begins else moment + max(self.resumes_at - begins, NO_TIME)

    def _closed(self) -> datetime.timedelta:
        return sum((max(end - max(start, self.due), NO_TIME) for start, end in self.past), NO_TIME)


class Clocks:
    """The running official clocks of one case."""

    def __init__(self) -> None:
        self.running: dict[int, Running] = {}

    def take(self, change: Clock, at: Moment) -> None:
        was = self.running.get(change.timer, Running(change.due))
        if change.what == "ended":
            self.running.pop(change.timer, None)
        elif change.what == "paused":
            self.running[change.timer] = was._replace(paused_at=at, resumes_at=change.resume_at)
        elif change.what == "resumed" and was.paused_at:
            taken = (*was.past, (was.paused_at, max(at, was.paused_at)))
            self.running[change.timer] = Running(change.due, taken)
        else:
            self.running[change.timer] = was._replace(due=change.due)

    def delay(self, now: Moment) -> int:
        """Whole days past the oldest unmet due."""
        first = self._oldest()
        if first is None or first.due >= now:
            return 0
        return (now - first.due - first.lost(now)) // DAY

    def reaches(self, days: int) -> Moment | None:
        first = self._oldest()
        return first.reaches(days) if first else None

    def _oldest(self) -> Running | None:
        if not self.running:
            return None
        return min(self.running.items(), key=lambda item: (item[1].due, item[0]))[1]
