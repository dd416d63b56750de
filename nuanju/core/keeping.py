"""Keep rows that have no flow (houses, posts, people): checked, locked, each change an event with what changed from what to what."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import ProtectedError, RestrictedError

from nuanju.core import events
from nuanju.core.models import Event
from nuanju.core.refusals import Invalid, Refused


def check(row: models.Model, *, exclude: tuple[str, ...] = ()) -> None:
    """Clean and validate the row; the first thing that does not fit is raised as Invalid at its field."""
    try:
        row.full_clean(exclude=exclude)
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise Invalid("unfit", "" if field == "__all__" else field, reason="；".join(messages)) from error


def version(row: models.Model, event: str) -> int:
    """The last change of the row: a form gives it back as `seen`."""
    return (
        Event.objects.filter(subject_type=row._meta.label_lower, subject_id=row.pk, kind=event)
        .order_by("-id")
        .values_list("id", flat=True)
        .first()
        or 0
    )


def history(row: models.Model) -> models.QuerySet[Event]:
    """What happened to the row, latest first."""
    return Event.objects.filter(subject_type=row._meta.label_lower, subject_id=row.pk).order_by("-id")


def create(row: models.Model, *, by, event: str, data: dict | None = None) -> Any:
    """Check and save a new row, record it."""
    with transaction.atomic():
        check(row)
        row.save(force_insert=True)
        events.record(event, row, by=by, data={"what": _what(row), **(data or {})})
    return row


def change(row: models.Model, *, values: dict, by, event: str, seen: int | None = None) -> Any:
    """Set the values on the locked row and record those that differ; nothing changed leaves no event.

    Raises Refused("changed_meanwhile") when another change came after `seen`.
    """
    with transaction.atomic():
        locked = type(row)._base_manager.select_for_update(no_key=True).get(pk=row.pk)
        if seen is not None and version(locked, event) != seen:
            raise Refused("changed_meanwhile", locked)
        changes = _apply(locked, values)
        if changes:
            check(locked)
            locked.save()
            events.record(event, locked, by=by, data={"what": _what(locked), "changes": changes})
    return locked


def remove(row: models.Model, *, by, event: str) -> None:
    """Delete a row nobody uses; Refused("in_use") names what still points to it."""
    try:
        with transaction.atomic():
            events.record(event, row, by=by, data={"what": _what(row)})
            row.delete()
    except (ProtectedError, RestrictedError) as error:
        users: set = error.protected_objects if isinstance(error, ProtectedError) else error.restricted_objects
        kinds = sorted({str(o._meta.verbose_name) for o in users})
        raise Refused("in_use", row, users="、".join(kinds)) from error


def changed_words(data: dict) -> str:
    """Event sentence of a change: 修改楼栋“3栋”：排序 1 → 3."""
    parts = [f"{c['field']} {c['from'] or '空'} → {c['to'] or '空'}" for c in data.get("changes", [])]
    return f"修改{data.get('what', '')}：{'；'.join(parts) or '—'}"


def _what(row) -> str:
    return f"{row._meta.verbose_name}“{row}”"


def _apply(row, values: dict) -> list[dict]:
    changes = []
    for name, value in values.items():
        field = row._meta.get_field(name)
        before = _words(row, field)
        setattr(row, name, value)
        if _words(row, field) != before:
            changes.append({"name": name, "field": str(field.verbose_name), "from": before, "to": _words(row, field)})
    return changes


def _words(row, field) -> str:
    """A value as people read it; the value itself, not its old display, is what differs."""
    if field.choices:
        value = getattr(row, field.attname)
        return str(dict(field.flatchoices).get(value, value if value is not None else ""))
    value = getattr(row, field.name) if field.is_relation else field.to_python(getattr(row, field.attname))
    if isinstance(value, bool):
        return "是" if value else "否"
    return "" if value is None else str(value)
