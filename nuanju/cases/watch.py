"""Questions of the monitoring centre. Each reads open work alone, through the partial indexes of open cases and clocks."""

import datetime
from decimal import Decimal
from typing import Literal, NamedTuple

from django.db.models import Count, F, Q
from django.utils import timezone

from nuanju.cases.choices import COMPLAINTS, Severity, State
from nuanju.cases.figures import figures
from nuanju.cases.models import Case
from nuanju.cases.queryset import CaseQuerySet
from nuanju.sla.choices import OFFICIAL
from nuanju.sla.models import Timer

Age = Literal["fresh", "days", "week", "old"]
AGES: dict[str, tuple[str, int, int | None]] = {  # label, from so many days, to below so many
    "fresh": ("不到3天", 0, 3), "days": ("3–6天", 3, 7), "week": ("7–14天", 7, 15), "old": ("15天以上", 15, None),
}  # fmt: skip
PRESSING = Q(severity__in=[Severity.HOT, Severity.MAJOR])
WAITING = {
    "assign": Q(state=State.REGISTERED),
    "dispatch": Q(state=State.ASSIGNED),
    "contact": Q(state=State.DISPATCHED),
    "follow_up": Q(state=State.PENDING_FOLLOW_UP, follow_up_sampled=True),
}
SHARES = ("health_overdue_yellow", "health_overdue_orange", "health_overdue_red")
HOTS = ("health_hot_yellow", "health_hot_orange", "health_hot_red")
STUCK = ("health_waiting_yellow", "health_waiting_orange", "health_waiting_red")


class Tally(NamedTuple):
    """Open work of a project, or of many together."""

    open: int = 0
    overdue: int = 0
    hot: int = 0
    major: int = 0
    assign: int = 0
    dispatch: int = 0
    contact: int = 0
    follow_up: int = 0
    fresh: int = 0
    days: int = 0
    week: int = 0
    old: int = 0

    @property
    def waiting(self) -> int:
        """Waiting for somebody to take it up."""
        return self.assign + self.dispatch + self.contact + self.follow_up

    @property
    def pressing(self) -> int:
        return self.hot + self.major

    def __add__(self, other):
        return Tally(*(a + b for a, b in zip(self, other, strict=True)))


class Health(NamedTuple):
    """0 good … 3 critical; the worst of the three signs, and which one it was."""

    level: int
    why: str

    @property
    def word(self) -> str:
        return ("良好", "关注", "紧张", "危急")[self.level]

    @property
    def tone(self) -> str:
        return ("calm", "half", "warn", "over")[self.level]


class Rate(NamedTuple):
    """An on-time rate of today; nothing to count is no rate."""

    kind: str
    met: int
    of: int

    @property
    def percent(self) -> str:
        return f"{100 * self.met // self.of}%" if self.of else "–"


def aged(age: str, now: datetime.datetime | None = None) -> Q:
    """How old a case is, by the moment it was registered."""
    _, low, high = AGES[age]
    moment = now or timezone.now()
    found = Q(registered_at__lte=moment - datetime.timedelta(days=low)) if low else Q()
    return found & (Q(registered_at__gt=moment - datetime.timedelta(days=high)) if high else Q())


def tallies(cases: CaseQuerySet) -> dict[int, Tally]:
    """Open work by project, all figures in one pass over the open cases."""
    now = timezone.now()
    named = {
        "open_": Q(), "overdue": Q(due_at__lt=now), "hot": Q(severity=Severity.HOT), "major": Q(severity=Severity.MAJOR),
        **WAITING, **{age: aged(age, now) for age in AGES},
    }  # fmt: skip
    counts = {name: Count("pk", filter=which) if which else Count("pk") for name, which in named.items()}
    rows = cases.open().order_by().values_list("project").annotate(**counts)
    return {row[0]: Tally(*row[1:]) for row in rows}


def overdue_by_clock(cases: CaseQuerySet) -> dict[tuple[str, str], int]:
    """Overdue cases by the clock that passed first and the port that answers ("" = not assigned yet)."""
    rows = cases.overdue().order_by().values_list("due_kind", "port").annotate(n=Count("pk"))
    return {(kind, port): n for kind, port, n in rows}


def most_overdue(cases: CaseQuerySet, count: int) -> list[Case]:
    return list(cases.overdue().cards().order_by("due_at", "id")[:count])


def newest_pressing(cases: CaseQuerySet, count: int) -> list[Case]:
    """Hot and major, the last registered first."""
    return list(cases.open().filter(PRESSING).cards().order_by("-registered_at", "-id")[:count])


def rates_today(cases: CaseQuerySet) -> list[Rate]:
    """The three official rates of the day, counted in cases: complaints whose clock stopped today or fell due by now."""
    kept = Count("subject_id", distinct=True, filter=MET)
    rows = _today(cases).order_by().values_list("kind").annotate(met=kept, of=Count("subject_id", distinct=True))
    found = {kind: (met, of) for kind, met, of in rows}
    return [Rate(kind.value, *found.get(kind.value, (0, 0))) for kind in OFFICIAL]


def counted_today(kind: str, met: bool | None = None) -> Q:
    """The cases behind a rate, its numerator (met) or the rest."""
    clocks = _today(None).filter(kind=kind)
    kept = Q(pk__in=clocks.filter(MET).values("subject_id"))
    whole = Q(pk__in=clocks.values("subject_id"), kind__in=COMPLAINTS)
    return whole if met is None else whole & kept if met else whole & ~kept


MET = Q(stopped_at__lte=F("due_at"), overdue_at=None)


def _today(cases: CaseQuerySet | None):
    """Official clocks that stopped today, or whose due of today has passed (or was met before it came)."""
    now = timezone.now()
    start = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    end = start + datetime.timedelta(days=1)
    due = Q(due_at__gte=start, due_at__lt=end) & (Q(due_at__lte=now) | Q(stopped_at__isnull=False))
    stopped = Q(stopped_at__gte=start, stopped_at__lt=end)
    clocks = Timer.objects.filter(due | stopped, subject_type="cases.case", kind__in=OFFICIAL, cancelled_at=None)
    if cases is None:
        return clocks
    return clocks.filter(subject_id__in=cases.filter(kind__in=COMPLAINTS).values("pk"))


class Rules(NamedTuple):
    """Three thresholds (yellow, orange, red) for each sign, as they stand today."""

    overdue: list[Decimal]
    pressing: list[Decimal]
    waiting: list[Decimal]


def health_rules() -> Rules:
    found = figures(*SHARES, *HOTS, *STUCK)
    return Rules(found[:3], found[3:6], found[6:])


def health(tally: Tally, rules: Rules) -> Health:
    """The worst of: overdue ÷ open in per cent, hot and major, waiting ÷ open in per cent. No open case is good."""
    if not tally.open:
        return Health(0, "没有未结诉求")
    late, stuck = 100 * tally.overdue / tally.open, 100 * tally.waiting / tally.open
    signs = [
        (level(late, rules.overdue), f"超时 {tally.overdue}/{tally.open}"),
        (level(tally.pressing, rules.pressing), f"热点和重大 {tally.pressing} 件"),
        (level(stuck, rules.waiting), f"等待 {tally.waiting}/{tally.open}"),
    ]
    worst, why = max(signs, key=lambda sign: sign[0])
    return Health(worst, why if worst else "三项都在范围内")


def level(value: float, thresholds: list[Decimal]) -> int:
    """How many thresholds are reached."""
    return sum(value >= float(limit) for limit in thresholds)
