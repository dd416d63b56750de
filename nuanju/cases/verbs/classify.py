"""Classify: correct the problem's code, urgency, repair class or warranty ruling; every change is an event."""

from nuanju.cases import checks, clocks, intake, loosening, rulings, severity
from nuanju.cases.choices import RepairClass
from nuanju.cases.flow import FLOW
from nuanju.cases.ladder import responsible_for
from nuanju.core import files
from nuanju.core.refusals import Invalid
from nuanju.customers.phones import normalise
from nuanju.customers.queries import open_household
from nuanju.org.choices import Role


def classify(
    case, *, by, seen: int, reason: str, node=None, intent: str | None = None, urgent: bool | None = None,
    repair_class: str = "", ruling: str = "", forced: tuple[str, ...] = (), customer_told: bool = False,
    photos: tuple[str, ...] = (),
):  # fmt: skip
    """Severity only rises here. A later due is granted only by a warranty ruling or the repair engineer's class."""
    why = checks.text(reason, "reason")
    with FLOW.advance(case, "classify", by=by, seen=seen, reason=why) as row:
        before, kind = _facts(row), row.kind
        loosening.check_row(row, urgent=urgent, repair_class=repair_class, by=by)
        if node is not None and (row.node is None or node.pk != row.node_id):
            _renode(row, node, intent)
            loosening.check_kind(row, kind, by=by)
        if urgent is not None:
            row.urgent = urgent
        if repair_class:
            row.repair_class = RepairClass(repair_class)
        if ruling:
            rulings.check(row, ruling, by=by, proof=bool(photos) and customer_told)
            rulings.apply(row, ruling, by=by)
        for trigger in set(forced) - set(row.forced):
            row.forced = [*row.forced, trigger]
            row.severity = severity.higher(row.severity, severity.FORCES[trigger])
        row.peak_severity = severity.higher(row.peak_severity, row.severity)
        former, row.responsible = row.responsible, responsible_for(row) or row.responsible
        changes = {k: [v, _facts(row)[k]] for k, v in before.items() if v != _facts(row)[k]}
        if not changes:
            raise Invalid("nothing_changed", "node")
        row.event_data = {"changes": _words(changes)} | handed_over(former, row)
        files.attach(photos, row, step="classify", by=by)
        clocks.rerow(
            row, by=by, risen=before["级别"] != row.severity, reason=why,
            lengthen=_may_lengthen(by, row, ruling, repair_class),
        )  # fmt: skip
    return case


def refine(row, node, *, level: int, field: str = "node") -> None:
    """Inside another verb: take a finer node; the level is required unless the kind needs no node."""
    if node is not None:
        checks.node_level(node, level, field)
        if node.pk != row.node_id:
            before, former, kind = row.severity, row.responsible, row.kind
            _renode(row, node, None)
            loosening.check_kind(row, kind, by=row.handler)
            row.responsible = responsible_for(row) or row.responsible
            row.event_data |= handed_over(former, row)
            clocks.rerow(row, by=row.handler, risen=row.severity != before, lengthen=False)
    elif row.kind not in intake.NO_NODE_NEEDED:
        if row.node is None:
            raise Invalid("node_needs_level", field, level=level)
        checks.node_level(row.node, level, field)


def handed_over(former, row) -> dict:
    """What the event says when somebody else answers for the case now."""
    return {} if former == row.responsible else {"former": former, "responsible": row.responsible}


def locate(row, *, house=None, common_area=None, space: str = "", place_text: str = "", phone: str = "") -> None:
    """Inside another verb: fill what intake had to leave open, the place or the number to call back."""
    if house or common_area:
        if row.house_id or row.common_area_id:
            raise Invalid("place_known", "house")
        intake.set_place(
            row, house=house, common_area=common_area, space=space or row.space, place_text=place_text or row.place_text
        )
        row.household = row.household or (open_household(house) if house else None)
        if row.node:
            _renode(row, row.node, None)
    if phone and not row.callback_phone:
        row.callback_phone = (normalise(phone) or "")[:30]
    row.gaps = [g for g in row.gaps if intake.has_gap(row, g)]


def _renode(row, node, intent) -> None:
    port = row.port
    intake.set_problem(row, node=node, intent=intent or (row.kind if row.kind in intake.NO_NODE_NEEDED else None))
    row.port = port or row.port  # another port takes an assignment, not a code
    intake.join_issue(row)
    row.gaps = [g for g in row.gaps if intake.has_gap(row, g)]


def _may_lengthen(by, row, ruling: str, repair_class: str) -> bool:
    return bool(ruling or repair_class) and by.holds(Role.REPAIR_ENGINEER, row.project_id)


def _facts(row) -> dict:
    return {
        "编码": row.node.code if row.node else "", "类型": row.kind, "紧急": row.urgent, "维修等级": row.repair_class,
        "保修认定": row.warranty_ruling, "级别": row.severity,
    }  # fmt: skip


def _words(changes: dict) -> list[str]:
    return [f"{name} {old or '空'} → {new or '空'}" for name, (old, new) in changes.items()]
