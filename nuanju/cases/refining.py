"""What verbs correct on their way: a finer node, the place intake had to leave open."""

from nuanju.cases import checks, clocks, conversions, intake, loosening, rising
from nuanju.cases.choices import Intent
from nuanju.core.refusals import Invalid
from nuanju.customers.phones import read
from nuanju.customers.queries import open_household


def refine(row, node, *, level: int, field: str = "node") -> None:
    """Inside another verb: take a finer node; the level is required unless the kind needs no node."""
    if node is not None:
        checks.node_level(node, level, field)
        if node.pk != row.node_id:
            kind = row.kind
            renode(row, node, None)
            loosening.check_kind(row, kind, by=row.handler)
            conversions.keep(row, kind, by=row.handler, reason="问题编码细化")
            rising.settle(row)
            rising.hand(row, by=row.handler)
            clocks.rerow(row, by=row.handler, lengthen=False)
    elif row.kind not in intake.NO_NODE_NEEDED:
        if row.node is None:
            raise Invalid("node_needs_level", field, level=level)
        checks.node_level(row.node, level, field)


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
            renode(row, row.node, None)
            rising.settle(row)  # the event of this place may have a past
    if phone and not row.callback_phone:
        row.callback_phone = read(phone)[:30]
    row.gaps = intake.gaps(row)


def resettle(row) -> None:
    """Inside another verb: everything that hung on the former place follows the new one."""
    row.household = open_household(row.house) if row.house else None
    row.ruled_by, row.exclusion = None, ""
    row.recurs_of = None if row.issue_round else row.recurs_of
    if row.node:
        renode(row, row.node, None)
    row.gaps = intake.gaps(row)


def turns(row, intent: str | None) -> bool:
    """Does this word make an enquiry or feedback of a problem, or the reverse?"""
    return bool(intent) and intent != (row.kind if row.kind in intake.NO_NODE_NEEDED else Intent.PROBLEM)


def turn(row, node, intent: str, *, by, why: str) -> None:
    """Inside another verb: the kind was heard wrongly. The clocks of the other road end, its own begin."""
    loosening.check_turn(row, intent, by=by)
    if intent == Intent.PROBLEM and node is None:
        raise Invalid("required", "node", field="问题编码")
    was = row.kind
    renode(row, node, intent)
    row.follow_up_sampled = row.follow_up_sampled or row.kind not in intake.NO_NODE_NEEDED
    conversions.keep(row, was, by=by, reason=why)
    clocks.turned(row, by=by)


def renode(row, node, intent: str | None) -> None:
    """Take another node and what follows from it; the port stays."""
    port = row.port
    intake.set_problem(row, node=node, intent=intent or (row.kind if row.kind in intake.NO_NODE_NEEDED else None))
    row.port = port or row.port  # another port takes an assignment, not a code
    intake.join_issue(row)
    row.event_data["renoded"] = True  # neighbours with the same problem are counted anew
    row.gaps = intake.gaps(row)
