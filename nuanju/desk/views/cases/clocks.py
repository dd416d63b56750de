"""The clocks of a case as its page shows them, and the proof of each."""

import datetime
from typing import NamedTuple

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from nuanju.cases.models import Case
from nuanju.org.requests import StaffRequest
from nuanju.sla import queries as sla
from nuanju.sla.choices import OFFICIAL, Unit
from nuanju.sla.models import Timer
from nuanju.sla.words import length


class Dial(NamedTuple):
    """One clock: running with its bar, or done with what it took."""

    timer: Timer
    label: str
    limit: str
    share: int
    tone: str
    took: str
    met: bool
    paused: bool
    official: bool

    @property
    def running(self) -> bool:
        return self.timer.is_running


def dials(case) -> list[Dial]:
    """The official three first, then running sub-limits, then those that have ended; cancelled ones are left out."""
    states = sla.states([t for t in sla.timers(case) if t.cancelled_at is None], timezone.now())
    found = [_dial(s) for s in states]
    return sorted(found, key=lambda d: (not d.official, not d.running, d.timer.due_at))


def _dial(state) -> Dial:
    timer = state.timer
    label = timer.get_kind_display()
    return Dial(
        timer, label, limit_words(timer), min(max(state.share, 0), 100), state.tone, length(state.elapsed),
        timer.was_met, state.paused, timer.kind in OFFICIAL,
    )  # fmt: skip


def limit_words(timer) -> str:
    """8 工作小时."""
    return f"{float(timer.amount):g} {Unit(timer.unit).label}"


def moved_on(proof) -> bool:
    """Did the due of a limit in days fall on a day off, so that it moved to the next working day?"""
    timer = proof.timer
    days = datetime.timedelta(days=float(timer.amount))
    return timer.unit == Unit.CALENDAR_DAY and timer.agreed_due_at is None and proof.allowed > days


def proofs(request: StaffRequest, number: str) -> HttpResponse:
    """为什么是这个时间: every clock interval by interval."""
    case = get_object_or_404(Case.objects.visible_to(request.user).cards(), number=number)
    found = sla.proofs([t for t in sla.timers(case) if t.cancelled_at is None], timezone.now())
    rows = [
        {"proof": p, "limit": limit_words(p.timer), "tone": p.timer.tone(timezone.now()), "moved": moved_on(p)}
        for p in found
    ]
    template = "desk/cases/clocks.html" if request.headers.get("HX-Request") else "desk/cases/clocks_page.html"
    return render(request, template, {"case": case, "rows": rows})
