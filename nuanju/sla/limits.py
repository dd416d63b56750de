"""Which limits run for a case: the versioned table, with what a project, city company or region set for itself."""

from datetime import datetime

from django.db.models import Q

from nuanju.core import memo
from nuanju.org.models import Project
from nuanju.sla.calendar import local
from nuanju.sla.choices import Kind, RepairClass, Row, Unit
from nuanju.sla.limit import Limit
from nuanju.sla.models import LimitPolicy

BY_SEVERITY = frozenset({Kind.FOLLOW_UP, Kind.PROGRESS_NOTE, Kind.PROGRESS_REPORT})  # urgent takes these from its level
OWN_ROWS = {
    "enquiry": Row.ENQUIRY,
    "paid_repair": Row.PAID_REPAIR,
    "assistance": Row.ASSISTANCE,
    "praise": Row.FEEDBACK,
    "suggestion": Row.FEEDBACK,
}


def row_of(demand_kind: str, *, severity: str = "normal", urgent: bool = False, passed_on: bool = False) -> Row:
    """The row of a case: urgent first, then a raised level, then its kind; an enquiry may be passed on to a port."""
    if urgent:
        return Row.URGENT
    if severity != Row.NORMAL:
        return Row(severity)
    row = OWN_ROWS.get(demand_kind, Row.NORMAL)
    return Row.ENQUIRY_PASSED if row == Row.ENQUIRY and passed_on else row


@memo.once_a_request
def limits(
    row: str, *, project_id: int | None, at: datetime, repair_class: str = "", severity: str = "normal"
) -> dict[str, Limit]:
    """Kind → limit for a case of that row at that moment; an unknown repair class counts as R0."""
    repair_class = repair_class or RepairClass.R0
    places = _places(project_id)
    found = LimitPolicy.objects.filter(
        applies(places), row__in={row, severity, Row.ANY}, repair_class__in=["", repair_class],
        effective_on__lte=local(at).date(),
    )  # fmt: skip
    best: dict[str, LimitPolicy] = {}
    for policy in sorted(found, key=lambda p: _weight(p, row)):
        if policy.row in (row, Row.ANY) or policy.kind in BY_SEVERITY:
            best[policy.kind] = policy
    chosen = {kind: policy.limit() for kind, policy in best.items()}
    return {kind: whole for kind, limit in chosen.items() if (whole := _whole(limit, chosen))}


def _weight(policy: LimitPolicy, row: str) -> tuple:
    """The heaviest policy of a kind counts: nearest row, exact repair class, nearest place, newest."""
    rows = 2 if policy.row == row else 0 if policy.row == Row.ANY else 1
    return rows, bool(policy.repair_class), policy.nearness, policy.effective_on, policy.pk


def _whole(limit: Limit, chosen: dict[str, Limit]) -> Limit | None:
    """A share stands for its part of the completion limit."""
    if limit.unit != Unit.SHARE:
        return limit
    completion = chosen.get(Kind.COMPLETION)
    return limit.part_of(completion) if completion else None


def _places(project_id: int | None) -> tuple[int | None, int | None, int | None]:
    if project_id is None:
        return (None, None, None)
    places = Project.objects.filter(pk=project_id).values_list("pk", "city_company_id", "city_company__region_id")
    return places.first() or (None, None, None)


def applies(places: tuple[int | None, int | None, int | None]) -> Q:
    """Policies of the group and of these: project, city company, region."""
    project, city_company, region = places
    applies = Q(project=None, city_company=None, region=None)
    for field, pk in (("project", project), ("city_company", city_company), ("region", region)):
        applies |= Q(**{field: pk}) if pk else Q()
    return applies
