"""What is searchable: for each kind how a row is read, where it is known, and the door it is shown through."""

import datetime
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.db import models

from nuanju.cases.models import Case
from nuanju.core.text import pinyin_initials
from nuanju.customers.models import Customer, CustomerPhone, HouseParty


class Entry(NamedTuple):
    """One object as search keeps it."""

    texts: list[str]
    numbers: list[str]  # phone numbers: kept as keys only
    projects: set[int | None]
    at: datetime.datetime


class Source(NamedTuple):
    kind: str
    all: Callable[[], models.QuerySet]  # everything to index, with what `read` needs
    read: Callable[[Any], Entry]
    shown: Callable[[object, Iterable[int]], models.QuerySet]  # (user, ids) → the visible ones, ready for a line


def read_customer(customer: Customer) -> Entry:
    projects = {p.project_id for p in customer.parties.all()} | {customer.project_id}
    texts = [customer.name, pinyin_initials(customer.name)]
    numbers = [p.number for p in customer.phones.all()]
    return Entry(texts, numbers, projects - {None} or {None}, customer.created_at)


def shown_customers(user, ids: Iterable[int]) -> models.QuerySet:
    return Customer.objects.visible_to(user).current().filter(pk__in=ids).prefetch_related("phones")


NAMED_BY = (
    models.Prefetch("phones", CustomerPhone.objects.only("customer", "number")),
    models.Prefetch("parties", HouseParty.objects.only("customer", "project")),
)
CUSTOMERS = Source(
    "customer",
    lambda: Customer.objects.current().only("name", "project", "created_at").prefetch_related(*NAMED_BY),
    read_customer,
    shown_customers,
)


def read_case(case: Case) -> Entry:
    place = case.house or case.common_area
    known = case.customer.name if case.customer else ""
    texts = [
        case.number, case.title, case.words, case.wish, case.place_text, str(place or ""),
        getattr(place, "key", ""), case.caller_name, known, case.project.name, case.node.zh if case.node else "",
    ]  # fmt: skip
    return Entry(texts, [case.callback_phone] if case.callback_phone else [], {case.project_id}, case.registered_at)


def shown_cases(user, ids: Iterable[int]) -> models.QuerySet:
    return Case.objects.visible_to(user).cards().select_related(*PLACE).filter(pk__in=ids)


PLACE = ("house__building", "common_area__unit__building", "common_area__building", "common_area__phase")
NAMES = ("project", "node", "customer", *PLACE)
CASES = Source("case", lambda: Case.objects.select_related(*NAMES), read_case, shown_cases)
SOURCES: dict[str, Source] = {s.kind: s for s in (CASES, CUSTOMERS)}
