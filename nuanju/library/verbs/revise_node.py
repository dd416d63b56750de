"""Revise: a keeper corrects a node's words or attributes; the old row stays for the cases filed under it."""

from django.db import transaction

from nuanju.core import events
from nuanju.core.refusals import Denied, Refused
from nuanju.library import rights
from nuanju.library.models import ProblemNode
from nuanju.library.verbs import _checks, _versions


@transaction.atomic
def revise_node(node: ProblemNode, *, by, reason: str = "", **changes) -> ProblemNode:
    """Return the new row in force. `node` is the row the keeper looked at; codes never change."""
    assert changes.keys() <= _checks.EDITABLE, f"not editable: {changes.keys() - _checks.EDITABLE}"
    if not rights.keep_node(by, node):
        raise Denied("revise_node", node)
    if node.is_other:
        raise Refused("node_other_fixed", node)
    before = ProblemNode.objects.select_for_update(no_key=True, of=("self",)).get(pk=node.pk)
    if not before.current:
        raise Refused("node_revision_old", before)
    changes = {f: v for f, v in changes.items() if getattr(before, f) != v}
    if not changes:
        return before
    for field, value in changes.items():
        setattr(before, field, value)
    _checks.check(before)
    after = _versions.follow(before, by=by, reason=reason, **changes)
    data = {"code": after.code, "zh": after.zh, "reason": reason, "changes": changes}
    events.record("node.revised", after, by=by, data=data)
    return after
