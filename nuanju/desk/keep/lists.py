"""The list of a kept thing: filters and search from the URL, one page at a time."""

from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.http import QueryDict
from django.urls import reverse

from nuanju.desk.keep.keeper import Keeper

PAGE = 50
COUNTED = 10_000  # beyond this the list says “more than”


class Filter(NamedTuple):
    """One filter: a select (`options`), or a long list searched on the server (`url`)."""

    name: str
    label: str
    value: str
    text: str  # what is chosen, in words
    options: list[tuple[Any, str]]
    url: str


class Page(NamedTuple):
    rows: list[tuple[models.Model, list[str]]]
    total: str  # in words
    previous: int | None
    next: int | None
    filters: list[Filter]


def page_of(keeper: Keeper, user, params: QueryDict) -> Page:
    filters = [_filter(keeper, name, params.get(name, ""), user) for name in keeper.filters]
    rows = _narrowed(keeper, user, params.get("q", ""), filters)
    asked = str(params.get("page", ""))
    number = max(int(asked), 1) if asked.isdecimal() and len(asked) < 7 else 1
    shown = list(rows[(number - 1) * PAGE : number * PAGE + 1])
    count = rows.order_by()[: COUNTED + 1].count()
    return Page(
        rows=[(row, [c.of(row) for c in keeper.columns]) for row in shown[:PAGE]],
        total=f"共 {count} 条" if count <= COUNTED else f"超过 {COUNTED} 条",
        previous=number - 1 if number > 1 else None,
        next=number + 1 if len(shown) > PAGE else None,
        filters=filters,
    )


def _narrowed(keeper: Keeper, user, q: str, filters: list[Filter]) -> models.QuerySet:
    rows = keeper.rows(user)
    for one in filters:
        if one.value:
            rows = rows.filter(**{one.name: one.value})
    for word in q.replace("\0", "").split()[:5]:
        fits = Q()
        for path in keeper.search:
            fits |= Q(**{f"{path}__icontains": word})
        rows = rows.filter(fits)
    return rows


def _filter(keeper: Keeper, name: str, value: str, user) -> Filter:
    field: Any = keeper.model._meta.get_field(name)
    label = str(field.verbose_name)
    if field.choices:
        chosen = dict(field.flatchoices).get(value, "")
        return Filter(name, label, value if chosen else "", str(chosen), list(field.flatchoices), "")
    return _related_filter(keeper, name, label, field.related_model, value, user)


def _related_filter(keeper: Keeper, name: str, label: str, model, value: str, user) -> Filter:
    visible = model.objects.visible_to(user)
    try:
        chosen = visible.filter(pk=value).first() if value else None
    except (ValueError, ValidationError, OverflowError):
        chosen = None
    known, text = (str(chosen.pk), str(chosen)) if chosen else ("", "")
    if name in keeper.lookups:
        return Filter(name, label, known, text, [], reverse("keep_options", args=[keeper.lookups[name]]))
    return Filter(name, label, known, text, [(o.pk, str(o)) for o in visible[:300]], "")
