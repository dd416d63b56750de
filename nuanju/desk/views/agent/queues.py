"""The agent's queues: what waits for assignment, what is mine, what is overdue, who asked again."""

from typing import NamedTuple

from django.utils import timezone

from nuanju.cases.models import Case, CaseQuerySet
from nuanju.cases.queries import rain_checks
from nuanju.customers import queries as customers
from nuanju.customers.queries import Person
from nuanju.hotline import queries as calls
from nuanju.hotline.models import CallBack, CallBackQuerySet

TABS = {"assign": "待指派", "call_back": "待回电", "mine": "我的", "overdue": "逾期", "chased": "催办"}
MANY = 99
SCREEN = 50  # the most pressing; the whole list is 诉求


class View(NamedTuple):
    """One tab with the counts of all."""

    tab: str
    label: str
    counts: list[tuple[str, str, int]]
    cases: list[Case]
    call_backs: list[CallBack]
    more: bool


def read(user, tab: str) -> View:
    """The chosen tab, the first one that is known else 待指派."""
    tab = tab if tab in TABS else "assign"
    counts = [(key, label, min(_rows(user, key)[: MANY + 1].count(), MANY)) for key, label in TABS.items()]
    if tab == "call_back":
        waiting = list(calls.call_backs(user)[: SCREEN + 1])
        return View(tab, TABS[tab], counts, [], waiting[:SCREEN], len(waiting) > SCREEN)
    rows = list(queue(user, tab).cards().select_related("first_asked").by_due()[: SCREEN + 1])
    return View(tab, TABS[tab], counts, rows[:SCREEN], [], len(rows) > SCREEN)


def _rows(user, tab: str) -> CaseQuerySet | CallBackQuerySet:
    return calls.call_backs(user) if tab == "call_back" else queue(user, tab)


def queue(user, tab: str) -> CaseQuerySet:
    cases = Case.objects.visible_to(user).open()
    match tab:
        case "assign":
            return cases.waiting_for_assignment()
        case "mine":
            return cases.filter(first_asked=user)
        case "overdue":
            return cases.filter(due_at__lt=timezone.now())
        case _:
            return cases.asked_again()


def waiting(user) -> int:
    """The figure beside the rail entry: to be assigned, and to be called back."""
    return queue(user, "assign")[: MANY + 1].count() + calls.call_backs(user)[: MANY + 1].count()


def follow_ups(user) -> CaseQuerySet:
    return Case.objects.visible_to(user).waiting_for_follow_up().cards().by_due()


def follow_up_count(user) -> int:
    first = Case.objects.visible_to(user).waiting_for_follow_up()[: MANY + 1].count()
    return first + rain_checks(user)[: MANY + 1].count()


def people_with(phone: str, user) -> list[Person]:
    return customers.by_phone(phone, user) if phone else []
