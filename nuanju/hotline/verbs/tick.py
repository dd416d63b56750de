"""Tick: an item nobody can read from the facts is done, on evidence; it can be taken back with a reason."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from nuanju.core import events, files
from nuanju.core.refusals import Invalid, Refused
from nuanju.core.rights import require
from nuanju.core.text import clean
from nuanju.hotline import rights
from nuanju.hotline.models import GateStep


@transaction.atomic
def tick(step: GateStep, *, by, note: str = "", photos: Iterable[str] = ()) -> GateStep:
    """A photo, a file or words: without evidence nothing is done."""
    row, keys = _locked(step, by), [key for key in photos if key]
    if row.done_at:
        raise Refused("item_done", row, item=row, by=row.done_by or "系统")
    if not clean(note) and not keys:
        raise Invalid("evidence_missing", "note")
    row.done_by, row.done_at, row.note = by if by.pk else None, timezone.now(), clean(note)[:300]
    row.save(update_fields=["done_by", "done_at", "note"])
    kept = files.attach(keys, row, step="tick", by=by)
    told = "；".join(x for x in (row.note, f"附 {len(kept)} 个文件" if kept else "") if x)
    events.record("gate.ticked", row.gate, by=by, data={"item": row, "note": told})
    return row


@transaction.atomic
def untick(step: GateStep, *, by, reason: str) -> GateStep:
    """The evidence stays with the item."""
    row = _locked(step, by)
    if not row.done_at:
        raise Refused("item_not_done", row, item=row)
    if not clean(reason):
        raise Invalid("untick_reason", "reason")
    row.done_by, row.done_at = None, None
    row.save(update_fields=["done_by", "done_at"])
    events.record("gate.unticked", row.gate, by=by, data={"item": row, "reason": clean(reason)[:300]})
    return row


def _locked(step: GateStep, by) -> GateStep:
    require(rights, "tick", by=by, subject=step)
    rows = GateStep.objects.select_for_update(no_key=True, of=("self",)).select_related("gate__project", "item")
    row = rows.get(pk=step.pk)
    if row.gate.opened_at:
        raise Refused("gate_open", row, project=row.gate.project)
    if row.item.check_key:
        raise Refused("item_checks_itself", row, item=row)
    return row
