"""Questions around one case or one call: what else is known of this household, this problem, this building."""

import datetime
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from nuanju.cases import clocks, continuity, raining, rights, telling
from nuanju.cases.choices import OPEN, Gap
from nuanju.cases.deciding import to_decide_by as to_decide_by
from nuanju.cases.figures import figure, figures
from nuanju.cases.models import Case, CaseQuerySet, Copy, FollowUp, HeavyRain
from nuanju.cases.rating import is_rated as is_rated
from nuanju.cases.rating import may_close as may_close
from nuanju.cases.rating import scale as scale
from nuanju.core.text import bigrams
from nuanju.org.choices import PortKey
from nuanju.org.models import CityCompany, User
from nuanju.warranty.queries import Row, table

PART = 3  # segments of a code that name the part (L4)
ALIKE = 0.25  # share of common character pairs from which two tellings sound alike
COPIED_PORTS = ("", PortKey.PLANNING_DESIGN, PortKey.SALES)  # "" = all ports, or legal


class Alike(NamedTuple):
    """A case that may be the same event, and why."""

    case: Case
    why: str


class Neighbours(NamedTuple):
    """The same problem in the same building lately."""

    households: int
    days: int
    part: str  # the code counted by


class Unreached(NamedTuple):
    """How far the follow-up attempts of this round have come."""

    have: int
    calls: int
    days: int
    link_until: datetime.datetime | None

    @property
    def link_waited(self) -> bool:
        return self.link_until is not None and timezone.now() >= self.link_until

    @property
    def enough(self) -> bool:
        return self.have >= self.calls and self.link_waited


def part_of(code: str) -> str:
    """H02.01.01.01 → H02.01.01: problems are the same from the part on."""
    return ".".join(code.split(".")[:PART])


def of_household(user, household=None, *, customer=None, phone: str = "") -> CaseQuerySet:
    """The cases of a household, else of a person or a number, the latest first."""
    cases = Case.objects.visible_to(user).cards().order_by("-registered_at")
    if household is not None:
        return cases.filter(Q(household=household) | Q(house=household.house, household=None))
    if customer is not None:
        return cases.filter(customer=customer)
    return cases.filter(callback_phone=phone) if phone else cases.none()


def same_issue(user, *, place: Q, node) -> list[Case]:
    """What happened before to the same part at the same place."""
    cases = Case.objects.visible_to(user).cards().filter(place, node__code__startswith=part_of(node.code))
    return list(cases.order_by("-registered_at")[:5])


def neighbours(building, node, *, household=None) -> Neighbours | None:
    """Distinct other households of the building with the same problem within the figure's days."""
    if building is None or node is None:
        return None
    days, part = int(figure("neighbour_days")), part_of(node.code)
    since = timezone.now() - datetime.timedelta(days=days)
    cases = Case.objects.filter(building=building, node__code__startswith=part, registered_at__gte=since)
    cases = cases.exclude(state__in=["merged", "cancelled"])
    if household is not None:
        cases = cases.exclude(household=household)
    found = {h or f"case {pk}" for pk, h in cases.values_list("pk", "household_id")}
    return Neighbours(len(found), days, part)


def likely_same(user, *, household=None, house=None, phone: str = "", node=None, words: str = "") -> list[Alike]:
    """Open and recently closed cases of this household or number that may be the same event, the likeliest first."""
    since = timezone.now() - datetime.timedelta(days=int(figure("reopen_days")))
    mine = (Q(household=household) if household else Q()) | (Q(house=house) if house else Q())
    mine |= Q(callback_phone=phone) if phone else Q()
    if not mine:
        return []
    recent = Q(state__in=OPEN) | Q(state__in=["closed", "special_closed"], closed_at__gte=since)
    cases = Case.objects.visible_to(user).cards().filter(mine, recent).order_by("-registered_at")[:20]
    said = set(bigrams(words))
    rated = [(*_likeness(case, node, said), case) for case in cases]
    rated = [row for row in rated if row[0]]
    rated.sort(key=lambda row: (-row[0], not row[2].is_open))
    return [Alike(case, why) for _, why, case in rated[:4]]


def last_rating(user, cases) -> FollowUp | None:
    """The last answer these cases' customer gave to a follow-up."""
    rated = FollowUp.objects.filter(case__in=cases, rating__isnull=False)
    return rated.select_related("case").order_by("-at").first()


def unreached(case) -> Unreached:
    """Attempts in different days or bands of the day, and until when the link waits for its answer."""
    missed = case.follow_ups.filter(round=case.round, reached=False).values_list("at", flat=True)
    started = clocks.started(case, "follow_up")
    calls, days = map(int, figures("unreached_calls", "unreached_link_days"))
    until = started + datetime.timedelta(days=days) if started else None
    return Unreached(len({band(at) for at in missed}), calls, days, until)


def due_of(case, kind: str) -> datetime.datetime | None:
    """When the case's clock of this kind is due."""
    return clocks.due_of(case, kind)


def next_step(case) -> str:
    """What happens next, as the customer is told."""
    return telling.NEXT_STEP.get(case.state, "")


def final_assignments(user) -> CaseQuerySet:
    """Sent back so often that only the shift lead assigns."""
    returns = int(figure("final_assign_returns"))
    return Case.objects.visible_to(user).waiting_for_assignment().filter(send_backs__gte=returns)


def terms_of(place, on: datetime.date) -> list[Row]:
    """The warranty table of a place, with the days of grace in force."""
    return table(place, on, grace_days=int(figure("warranty_grace_days")))


def has_no_phone(case) -> bool:
    return Gap.NO_PHONE in case.gaps


def band(at: datetime.datetime) -> tuple:
    """The day and its band: calls in one band count once."""
    local = timezone.localtime(at)
    return local.date(), sum(local.hour >= b for b in figures("afternoon_from_hour", "evening_from_hour"))


def _likeness(case: Case, node, said: set[int]) -> tuple[float, str]:
    """0–1 and the reason in words."""
    if node and case.node and part_of(case.node.code) == part_of(node.code):
        return 1.0, "同一户同一问题"
    theirs = set(bigrams(case.words))
    share = len(said & theirs) / min(len(said), len(theirs)) if said and theirs else 0
    return (share, "说法相近") if share >= ALIKE else (0.0, "")


def reads_along(user) -> bool:
    """Whether one of his posts is among those copies go to: the design and sales ports, legal."""
    return any(Copy.read_by(seat) and seat.port in COPIED_PORTS for seat in user.standing.seats)


def rain_checks(user):
    """Mended leaks to ask about now, after a rain or at their term."""
    return raining.waiting(user)


def rains(user) -> QuerySet[HeavyRain]:
    """Heavy rain recorded for the cities in reach, the last first, with how many were asked earlier for it."""
    seen = HeavyRain.objects.filter(pk__in=HeavyRain.objects.visible_to(user).values("pk"))
    return seen.select_related("city", "by").annotate(asked=Count("checks")).order_by("-on", "-id")


def cities_to_record(user) -> list[CityCompany]:
    """Cities the user may record heavy rain for."""
    return [city for city in CityCompany.objects.visible_to(user).distinct() if rights.record_rain(user, city)]


def busy_handlers(user) -> list[User]:
    """Those with open cases the user may see: whom it makes sense to ask for in a list."""
    busy = Case.objects.visible_to(user).open().exclude(handler=None).values("handler")
    return list(User.objects.filter(pk__in=busy).order_by("name_key")[:200])


def repair_warranties(house, on: datetime.date) -> list[continuity.Repaired]:
    """What was mended in term at the house and is still warranted, the latest end first."""
    return continuity.repairs_of(house, on)
