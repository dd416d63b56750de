"""What a kept thing declares, and the register of all of them."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.db import models
from django.urls import reverse
from django.utils import timezone

from nuanju.core.refusals import Denied


@dataclass(frozen=True)
class Column:
    """A column of the list: its head and the attribute path, or a function of the row."""

    label: str
    value: str | Callable[[Any], Any]

    def of(self, row: Any) -> str:
        if callable(self.value):
            return words(self.value(row))
        *path, last = self.value.split(".")
        for name in path:
            row = getattr(row, name, None)
        shown = getattr(row, f"get_{last}_display", None)
        return words(shown() if shown else getattr(row, last, None))


@dataclass(frozen=True)
class Action:
    """A verb beside the form: with fields it opens a dialog, without it asks once. `run` answers with what to say."""

    key: str
    label: str
    run: Callable[..., str]  # (row, *, by, **cleaned data)
    confirm: str = ""
    form: type[forms.Form] | None = None
    when: Callable[[Any], bool] = lambda row: True
    secret: bool = False  # the answer is shown once, in the dialog, e.g. a new password


@dataclass(frozen=True, kw_only=True)
class Keeper:
    """One kept thing. `add(row, by=)`, `change(row, by=, seen=, **values)`, `remove(row, by=)` are the app's verbs."""

    key: str
    label: str
    model: Any  # a model whose manager has visible_to
    group: str
    grant: str
    event: str  # the kind whose last event is the version a form was read at
    columns: tuple[Column, ...]
    fields: tuple[str, ...] = ()
    born: tuple[str, ...] = ()  # fields asked only when adding
    search: tuple[str, ...] = ()  # lookups without __icontains
    filters: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    lookups: Mapping[str, str] = field(default_factory=dict)  # field → key of options.LOOKUPS, for long lists
    form: type[forms.ModelForm] = forms.ModelForm  # with a method keep(by, seen) it calls its verbs itself
    add: Callable[..., Any] | None = None
    change: Callable[..., Any] | None = None
    remove: Callable[..., Any] | None = None
    actions: tuple[Action, ...] = ()
    help: str = ""
    icon: str = "list"
    order: int = 100

    @property
    def url(self) -> str:
        return reverse("keep_list", args=[self.key])

    @property
    def may_add(self) -> bool:
        """For templates: a verb itself would be called by them."""
        return self.add is not None

    @property
    def may_remove(self) -> bool:
        return self.remove is not None

    def check(self, user) -> None:
        """Raise Denied to whoever keeps nothing of this anywhere."""
        if not user.may(self.grant):
            raise Denied("keep")

    def rows(self, user) -> models.QuerySet:
        """Those in reach, with what the list shows."""
        return self.model.objects.visible_to(user).select_related(*self.related)

    def action(self, key: str) -> Action | None:
        return next((a for a in self.actions if a.key == key), None)


@dataclass(frozen=True)
class Link:
    """A page of its own that stands among the settings: roster week, library tree, calendar."""

    label: str
    url_name: str
    group: str
    grant: str
    help: str = ""
    icon: str = "list"
    order: int = 100

    @property
    def url(self) -> str:
        return reverse(self.url_name)


KEEPERS: dict[str, Keeper] = {}
LINKS: list[Link] = []


def register(keeper: Keeper) -> None:
    assert keeper.key not in KEEPERS, f"kept twice: {keeper.key}"
    KEEPERS[keeper.key] = keeper


def link(entry: Link) -> None:
    LINKS.append(entry)


def groups(user) -> dict[str, list[Keeper | Link]]:
    """What this user keeps, by group, in order."""
    found: dict[str, list[Keeper | Link]] = {}
    entries: list[Keeper | Link] = [*KEEPERS.values(), *LINKS]
    for entry in sorted(entries, key=lambda e: e.order):
        if user.may(entry.grant):
            found.setdefault(entry.group, []).append(entry)
    return found


def words(value: Any) -> str:
    """A value as people read it."""
    match value:
        case None | "":
            return ""
        case bool():
            return "是" if value else "否"
        case datetime.datetime():
            return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
        case _:
            return str(value)
