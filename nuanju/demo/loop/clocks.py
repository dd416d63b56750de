"""The clocks of one story: started, stopped, paused as cases.clocks does it, with the same reckoning, unsaved."""

import datetime

from nuanju.cases.models import Case
from nuanju.core.actors import SYSTEM
from nuanju.demo.loop.desk import Desk
from nuanju.sla.choices import Kind, Level, PauseReason
from nuanju.sla.models import PauseInterval, Timer
from nuanju.sla.reckoning import build, look_next, reckon

MOMENTS = {Level.HALF: "half_at", Level.WARN: "warn_at", Level.OVER: "due_at"}


class Clocks:
    def __init__(self, desk: Desk, case: Case, tell) -> None:
        self.desk, self.case, self.tell_event = desk, case, tell
        self.timers: list[Timer] = []
        self.pauses: dict[int, list[PauseInterval]] = {}

    def running(self, *kinds: str) -> list[Timer]:
        return [t for t in self.timers if t.is_running and (not kinds or t.kind in kinds)]

    def latest(self, kind: str) -> Timer | None:
        return next((t for t in reversed(self.timers) if t.kind == kind and not t.cancelled_at), None)

    def due(self, kind: str) -> datetime.datetime:
        """When the last clock of a kind is due; it has been started."""
        timer = self.latest(kind)
        assert timer is not None, f"{self.case} has no clock {kind}"
        return timer.due_at

    def start(self, *kinds: str, at: datetime.datetime, by) -> None:
        """Those for which the row has a limit."""
        allowed = self.desk.limits(self.case)
        for kind in kinds:
            if kind not in allowed:
                continue
            assert not self.running(kind), f"{kind} runs already"
            calendar = self.desk.calendar(self.case.project_id, allowed[kind].hours)
            timer = build(self.case, kind=kind, limit=allowed[kind], at=at, calendar=calendar)
            timer.pk = self.desk.rows.key(Timer)
            self.timers.append(timer)
            self.tell("timer.started", timer, by, at, limit=str(timer.limit), started_at=at)

    def stop(self, *kinds: str, at: datetime.datetime, by) -> None:
        for timer in [t for kind in kinds for t in self.running(kind)]:
            self._end_pause(timer, at)
            timer.stopped_at = at
            self._settle(timer, at)
            self.tell("timer.stopped", timer, by, at, stopped_at=at, met=timer.was_met)

    def rebase(self, *, at: datetime.datetime, by, reason: str) -> None:
        """The row has changed: running clocks get its limits from their start."""
        allowed = self.desk.limits(self.case)
        for timer in self.running(*allowed):
            limit, old = allowed[timer.kind], timer.due_at
            if limit.policy_id != timer.policy_id:
                timer.limit = limit
                reckon(timer, self.desk.calendar(timer.project_id, limit.hours), now=at, pauses=[])
                later = timer.due_at > old
                self.tell("timer.rebased", timer, by, at, old_due_at=old, own_due_at=timer.original_due_at,
                          limit=str(limit), lengthened=later, reason=reason)  # fmt: skip

    def end(self, *, at: datetime.datetime, by) -> None:
        self.stop(*dict.fromkeys(t.kind for t in self.running()), at=at, by=by)

    def void(self, *, at: datetime.datetime, by) -> None:
        for timer in self.running():
            self._end_pause(timer, at)
            timer.cancelled_at = at
            self._settle(timer, at)
            self.tell("timer.cancelled", timer, by, at, cancelled_at=at)

    def pause(self, kinds: list[str], *, reason: str, resume_on: datetime.date, ref: str, at, by) -> None:
        for timer in [t for t in self.running() if t.kind in kinds]:
            row = PauseInterval(timer_id=timer.pk, reason=reason, started_at=at, resume_on=resume_on, ref=ref)
            self.pauses.setdefault(timer.pk, []).append(self.desk.rows.add(row))
            self.tell("timer.paused", timer, by, at, reason=PauseReason(reason), resume_on=resume_on, ref=ref)

    def resume(self, *, at: datetime.datetime, by) -> None:
        for timer in self.running():
            old = timer.due_at
            if row := self._end_pause(timer, at):
                ended = row.ended_at or at
                self.tell("timer.resumed", timer, by, ended, auto=True, old_due_at=old, resumed_at=ended)

    def open_pause(self, timer: Timer) -> PauseInterval | None:
        return next((p for p in self.pauses.get(timer.pk, []) if p.ended_at is None), None)

    def is_overdue(self, at: datetime.datetime) -> bool:
        return any(t.due_at < (p.started_at if (p := self.open_pause(t)) else at) for t in self.running())

    def begin_completion(self, *, at: datetime.datetime, by) -> None:
        """Never later than the solution was due."""
        solution = self.latest("solution")
        if self.latest("completion") is None:
            self.start("completion", at=min(at, solution.due_at) if solution else at, by=by)

    def catch_up(self, at: datetime.datetime) -> None:
        """What the system did by itself until then: completion starts at the solution's due, consent or not."""
        solution = self.latest("solution")
        if solution and self.case.is_open and solution.due_at <= at and self.latest("completion") is None:
            self.start("completion", at=solution.due_at, by=SYSTEM)

    def close_books(self, now: datetime.datetime) -> None:
        """Record the warnings the sweep gave on its way, and the most pressing due for the queues."""
        for timer in self.timers:
            self._warn(timer, now)
            pause = self.open_pause(timer)
            look_next(timer, pause)
        pressing = min((t for t in self.running() if not self.open_pause(t)), key=lambda t: t.due_at, default=None)
        self.case.due_at, self.case.due_kind = (pressing.due_at, pressing.kind) if pressing else (None, "")

    def _warn(self, timer: Timer, now: datetime.datetime) -> None:
        pause = self.open_pause(timer)
        timer.warned = timer.level(pause.started_at if pause else now)
        for level, name in MOMENTS.items():
            if level <= timer.warned:
                at = getattr(timer, name)
                share = {Level.HALF: timer.half_share, Level.WARN: timer.warn_share}.get(level, 100)
                event = "timer.overdue" if level == Level.OVER else "timer.warned"
                self.tell(event, timer, SYSTEM, at, level=level.value, share=share, announce=True, passed_at=at)
        timer.overdue_at = timer.due_at if timer.warned == Level.OVER else None

    def _end_pause(self, timer: Timer, at: datetime.datetime) -> PauseInterval | None:
        row = self.open_pause(timer)
        if row:
            row.ended_at = row.until(at).end
            calendar = self.desk.calendar(timer.project_id, timer.hours)
            reckon(timer, calendar, now=row.ended_at, pauses=self.pauses[timer.pk])
        return row

    def _settle(self, timer: Timer, end: datetime.datetime) -> None:
        taken = (min(p.ended_at or end, end) - p.started_at for p in self.pauses.get(timer.pk, []))
        gross = end - timer.started_at
        timer.gross_seconds = int(gross.total_seconds())
        timer.net_seconds = int((gross - sum(taken, datetime.timedelta())).total_seconds())

    def tell(self, event: str, timer: Timer, by, at: datetime.datetime, **data) -> None:
        facts = {"timer": timer.pk, "kind": Kind(timer.kind), "row": timer.row, "due_at": timer.due_at}
        self.tell_event(event, by=by, at=at, data=facts | data)
