"""What is searchable: for each kind how a row is read, where it is known, and the door it is shown through."""

import datetime
from collections.abc import Callable, Iterable
from typing import NamedTuple

from django.db import models

from nuanju.core.text import pinyin_initials
from nuanju.customers.models import Customer


class Entry(NamedTuple):
    """One object as search keeps it."""

    texts: list[str]
    numbers: list[str]  # phone numbers: kept as keys only
    projects: set[int | None]
    at: datetime.datetime


class Source(NamedTuple):
    kind: str
    all: Callable[[], models.QuerySet]  # everything to index, with what `read` needs
    read: Callable[[models.Model], Entry]
    shown: Callable[[object, Iterable[int]], models.QuerySet]  # (user, ids) → the visible ones, ready for a line


def read_customer(customer: Customer) -> Entry:
    projects = {p.project_id for p in customer.parties.all()} | {customer.project_id}
    texts = [customer.name, pinyin_initials(customer.name)]
    numbers = [p.number for p in customer.phones.all()]
    return Entry(texts, numbers, projects - {None} or {None}, customer.created_at)


def shown_customers(user, ids: Iterable[int]) -> models.QuerySet:
    return Customer.objects.visible_to(user).current().filter(pk__in=ids).prefetch_related("phones")


CUSTOMERS = Source(
    "customer",
    lambda: Customer.objects.current().prefetch_related("phones", "parties"),
    read_customer,
    shown_customers,
)
SOURCES: dict[str, Source] = {s.kind: s for s in (CUSTOMERS,)}
