"""Classify: correct the kind, the problem's code, urgency, repair class or warranty ruling; every change is an event."""

from nuanju.cases import checks, clocks, conversions, loosening, rising, rulings
from nuanju.cases.choices import Kind, RepairClass
from nuanju.cases.flow import FLOW
from nuanju.cases.refining import renode, turn, turns
from nuanju.core import files
from nuanju.core.refusals import Invalid
from nuanju.org.choices import Role


def classify(
    case, *, by, seen: int, reason: str, node=None, intent: str | None = None, urgent: bool | None = None,
    repair_class: str = "", ruling: str = "", exclusion: str = "", forced: tuple[str, ...] = (), customer_told: bool = False,
    photos: tuple[str, ...] = (),
):  # fmt: skip
    """Severity only rises here. A later due is granted only by a warranty ruling or the repair engineer's class."""
    why = checks.text(reason, "reason")
    checks.named_by_people(forced, by)
    with FLOW.advance(case, "classify", by=by, seen=seen, reason=why) as row:
        before, kind = _facts(row), row.kind
        loosening.check_row(row, urgent=urgent, repair_class=repair_class, by=by)
        if turns(row, intent):
            turn(row, node or row.node, intent or "", by=by, why=why)
        elif node is not None and (row.node is None or node.pk != row.node_id):
            renode(row, node, intent)
            loosening.check_kind(row, kind, by=by)
            conversions.keep(row, kind, by=by, reason=why)
        if urgent is not None:
            row.urgent = urgent
        if repair_class:
            row.repair_class = RepairClass(repair_class)
        if ruling:
            rulings.check(row, ruling, by=by, proof=bool(photos) and customer_told, exclusion=exclusion)
            rulings.apply(row, ruling, by=by, exclusion=exclusion)
            rulings.confirm(row, ruling, by=by)
        for trigger in set(forced) - set(row.forced):
            row.forced = [*row.forced, trigger]
        rising.settle(row)
        changes = {k: [v, _facts(row)[k]] for k, v in before.items() if v != _facts(row)[k]}
        if not changes:
            raise Invalid("nothing_changed", "node")
        row.event_data |= {"changes": _words(changes)}
        files.attach(photos, row, step="classify", by=by)
        clocks.rerow(row, by=by, reason=why, lengthen=_may_lengthen(by, row, ruling, repair_class))
    return case


def _may_lengthen(by, row, ruling: str, repair_class: str) -> bool:
    return bool(ruling or repair_class) and by.holds(Role.REPAIR_ENGINEER, row.project_id)


def _facts(row) -> dict:
    return {
        "编码": row.node.code if row.node else "", "类型": Kind(row.kind).label, "紧急": row.urgent, "维修等级": row.repair_class,
        "保修认定": row.warranty_ruling, "保修认定人": row.ruled_by.name if row.ruled_by else "", "级别": row.severity,
    }  # fmt: skip


def _words(changes: dict) -> list[str]:
    return [f"{name} {old or '空'} → {new or '空'}" for name, (old, new) in changes.items()]
