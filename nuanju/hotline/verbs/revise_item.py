"""Revise item: another version of a line of the template, from a day on; gates already made keep theirs."""

from nuanju.core import keeping
from nuanju.core.rights import require
from nuanju.hotline import rights
from nuanju.hotline.models import GateItem


def revise_item(item: GateItem, *, by) -> GateItem:
    """A new key is a new item; `is_active=False` retires it from that day on."""
    require(rights, "keep_items", by=by, subject=item)
    told = {"effective_on": item.effective_on, "weeks": item.weeks, "owner": item.get_owner_role_display()}
    return keeping.create(item, by=by, event="gate_item.revised", data=told)
