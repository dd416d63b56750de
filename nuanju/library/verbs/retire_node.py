"""Retire: a code no longer used at intake; old cases keep it and reports follow `replaced_by`."""

from django.db import transaction

from nuanju.core import events
from nuanju.core.refusals import Denied, Invalid, Refused
from nuanju.library import rights
from nuanju.library.choices import NodeStatus
from nuanju.library.models import ProblemNode
from nuanju.library.verbs import _versions


@transaction.atomic
def retire_node(node: ProblemNode, *, by, reason: str, replaced_by: str = "") -> ProblemNode:
    """Return the new, retired row. Its children must be retired first; `replaced_by` names an active code."""
    if not rights.keep_node(by, node):
        raise Denied("retire_node", node)
    if node.is_other:
        raise Refused("node_other_fixed", node)
    if not reason.strip():
        raise Invalid("required", "reason", field="停用原因")
    before = ProblemNode.objects.select_for_update(no_key=True, of=("self",)).get(pk=node.pk)
    if not before.current or not before.is_active:
        raise Refused("node_revision_old", before)
    active = ProblemNode.objects.current().filter(status=NodeStatus.ACTIVE)
    if any(not n.is_other for n in active.filter(parent_code=node.code)):
        raise Refused("node_has_active_children", before)
    if replaced_by and (replaced_by == node.code or not active.filter(code=replaced_by).exists()):
        raise Invalid("node_replacement_unknown", "replaced_by", code=replaced_by)
    after = _versions.follow(before, by=by, reason=reason, status=NodeStatus.RETIRED, replaced_by=replaced_by)
    data = {"code": after.code, "zh": after.zh, "replaced_by": replaced_by, "reason": reason}
    events.record("node.retired", after, by=by, data=data)
    return after
