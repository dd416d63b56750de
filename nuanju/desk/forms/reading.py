"""What a browser sends, as the plain values an input is checked with; empty boxes are left out."""

import contextlib
import datetime
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from pydantic import BaseModel

from nuanju.core.text import clean

SEVERAL = {"checks", "people", "photos"}


def values(model: type[BaseModel], post: QueryDict) -> dict[str, Any]:
    """By field name; a missing required value is simply absent."""
    found = {name: _value(name, widget(info), post) for name, info in model.model_fields.items()}
    return {name: value for name, value in found.items() if value not in (None, "", [])}


def widget(info) -> str:
    return (info.json_schema_extra or {}).get("widget", "text")


def _value(name: str, kind: str, post: QueryDict) -> Any:
    if kind in SEVERAL:
        return [v for v in post.getlist(name) if v]
    if kind == "checklist":
        return _checklist(name, post)
    if kind == "checkbox":
        return name in post
    value = clean(post.get(name, ""))
    return _moment(value) if kind == "datetime" else value


def _checklist(name: str, post: QueryDict) -> list[dict]:
    ticked = set(post.getlist(f"{name}-ok"))
    rows = zip(post.getlist(f"{name}-item"), post.getlist(f"{name}-note"), strict=False)
    return [
        {"item": clean(item), "ok": str(i) in ticked, "note": clean(note)}
        for i, (item, note) in enumerate(rows)
        if clean(item)
    ]


def _moment(value: str) -> Any:
    """A moment as typed, in the time of the office; what cannot be read is refused by the check."""
    with contextlib.suppress(ValueError):
        moment = datetime.datetime.fromisoformat(value)
        return timezone.make_aware(moment) if timezone.is_naive(moment) else moment
    return value
