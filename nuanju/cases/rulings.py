"""The warranty ruling is the repair engineer's; out of term or excluded turns a complaint into a paid repair, on record."""

from nuanju.cases import clocks, conversions, intake
from nuanju.cases.choices import REPAIRS, Exclusion, Kind, Ruling
from nuanju.core.refusals import Invalid, Refused
from nuanju.org.choices import Role

PAID = (Ruling.OUT_OF_TERM, Ruling.EXCLUDED)


def check(case, ruling: str, *, by, proof: bool, exclusion: str = "") -> None:
    """Anybody may leave the ruling as it is; excluding needs its reason, photos and the customer told (`proof`)."""
    if ruling == case.warranty_ruling:
        return
    if not by.holds(Role.REPAIR_ENGINEER, case.project_id):
        raise Refused("ruling_by_engineer", case)
    if ruling == Ruling.EXCLUDED and exclusion not in Exclusion.values:
        raise Invalid("exclusion_missing", "exclusion")
    if ruling == Ruling.EXCLUDED and not proof:
        raise Invalid("excluded_needs_proof", "photos")


def anew(case, *, by) -> bool:
    """Where nobody has ruled and nothing could be ruled so far: the provisional ruling once more. Did it say more?"""
    if case.warranty_ruling != Ruling.UNDETERMINED or case.ruled_by_id is not None:
        return False
    words, kind = case.warranty_words, case.kind
    intake.rule_again(case)
    if case.warranty_ruling != Ruling.UNDETERMINED:
        _turn(case, by=by, reason=f"补录日期后保修认定为{case.get_warranty_ruling_display()}")
        _reclock(case, kind, by=by)
    return case.warranty_words != words


def follow(case, ruling: str, *, by, exclusion: str = "") -> None:
    """A ruling given with a plan: the clocks follow the kind, also to a later due, as with every ruling."""
    kind = case.kind
    apply(case, ruling, by=by, exclusion=exclusion)
    _reclock(case, kind, by=by)


def _reclock(case, kind: str, *, by) -> None:
    if case.kind != kind:
        clocks.rerow(case, by=by, lengthen=True, reason="保修认定")


def apply(case, ruling: str, *, by, exclusion: str = "") -> None:
    """The kind follows the ruling; until a ruling is contested no further (case-loop.md §3, rows 8 and 9)."""
    if ruling == case.warranty_ruling:
        return
    case.warranty_ruling, case.ruled_by = Ruling(ruling), by
    case.exclusion = Exclusion(exclusion) if ruling == Ruling.EXCLUDED and exclusion else ""
    why = f"（{Exclusion(case.exclusion).label}）" if case.exclusion else ""
    case.warranty_words = f"房修工程师认定：{Ruling(ruling).label}{why}。"  # those of intake said otherwise
    _turn(case, by=by, reason=f"保修认定为{Ruling(ruling).label}{why}")


def confirm(case, ruling: str, *, by) -> None:
    """The engineer names the ruling the case has: from now on it is his. What is undetermined nobody has ruled."""
    if ruling == case.warranty_ruling != Ruling.UNDETERMINED and by.holds(Role.REPAIR_ENGINEER, case.project_id):
        case.ruled_by = by


def _turn(case, *, by, reason: str) -> None:
    """Complaint or paid repair, as the ruling says; a change is on record."""
    if case.kind in REPAIRS:
        was = case.kind
        case.kind = Kind.PAID_REPAIR if case.warranty_ruling in PAID else Kind.QUALITY_COMPLAINT
        conversions.keep(case, was, by=by, reason=reason)
