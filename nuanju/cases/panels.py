"""What other rooms show of a case: the rows of its road, asked for only where there are any; files as the case is seen."""

from typing import Any, NamedTuple, cast

from django.db.models import Exists, OuterRef, Q

from nuanju.cases.choices import InboundKind
from nuanju.cases.evidence import Talk, register_talks, talks
from nuanju.cases.merged import family, masters
from nuanju.cases.models import Case, InboundContact
from nuanju.cases.queryset import CaseQuerySet
from nuanju.core import files
from nuanju.core.models import Attachment

__all__ = ["Talk", "Told", "family", "has", "marked", "may_see", "of", "register_talks", "talks", "told"]

ROWS = {
    "solutions": lambda case: case.solutions.select_related("by", "approved_by").order_by("-number"),
    "completions": lambda case: case.completions.select_related("by", "node", "contractor").prefetch_related("persons"),
    "acceptances": lambda case: case.acceptances.select_related("by").order_by("-at"),
    "follow_ups": lambda case: case.follow_ups.select_related("by").order_by("-at"),
    "assists": lambda case: case.assists.select_related("helper", "by").order_by("at"),
    "pauses": lambda case: case.pauses.select_related("by", "decided_by").order_by("-at"),
    "special_closings": lambda case: case.special_closings.select_related("by", "decided_by").order_by("-at"),
    "conversions": lambda case: case.conversions.select_related("by").order_by("at"),
    "rain_checks": lambda case: case.rain_checks.select_related("settled_by", "rain").order_by("-due_at"),
    "copies": lambda case: case.copies.exclude(to=case.port).order_by("at", "pk"),
    "cancel_requests": lambda case: case.cancel_requests.select_related("by", "decided_by").order_by("-at"),
    "lowerings": lambda case: case.lowerings.select_related("by", "decided_by").order_by("-at"),
}


def marked(cases: CaseQuerySet) -> CaseQuerySet:
    """Say in the same query which of these a case has, and whether there are files, contacts after the first, other cases."""
    there = {f"has_{name}": Exists(_model(name).filter(case=OuterRef("pk"))) for name in ROWS}
    beside = Q(issue_round=OuterRef("issue_round")) | Q(merged_into=OuterRef("pk"))
    return cases.annotate(
        has_files=Exists(Attachment.objects.filter(subject_type=Case._meta.label_lower, subject_id=OuterRef("pk"))),
        has_merged=Exists(Case._base_manager.filter(merged_into=OuterRef("pk"))),
        has_inbound=Exists(_model("inbound").filter(case=OuterRef("pk")).exclude(kind=InboundKind.FIRST)),
        has_related=Exists(Case._base_manager.filter(beside).exclude(pk=OuterRef("pk"))),
        **there,
    )


def of(case: Case) -> dict[str, list]:
    """The rows by name; `case` comes from a marked query."""
    return {name: list(rows(case)) if has(case, name) else [] for name, rows in ROWS.items()}


class Told(NamedTuple):
    """What the customer said and sent, on the case and on those merged into it."""

    inbound: list[InboundContact]
    files: list[Attachment]  # of the case itself
    merged_files: list[Attachment]


def told(case: Case) -> Told:
    """`case` comes from a marked query."""
    ids = family(case)
    more = len(ids) > 1
    inbound = InboundContact.objects.filter(case__in=ids).select_related("by", "case").order_by("at", "pk")
    kept = files.of_many(Case._meta.label_lower, ids) if more or has(case, "files") else {}
    own = kept.get(case.pk, [])
    others = [file for pk in ids[1:] for file in kept.get(pk, [])]
    return Told(list(inbound) if more or has(case, "inbound") else [], own, others)


def has(case: Case, name: str) -> bool:
    """What `marked` said."""
    return getattr(case, f"has_{name}")


def _model(name: str) -> Any:
    return cast(Any, Case._meta.get_field(name).related_model)._base_manager


def may_see(user, case_id: int) -> bool:
    """As the case is, and as the case it was merged into."""
    return Case.objects.visible_to(user).filter(pk__in=masters(case_id)).exists()


files.register_visibility("cases.case", may_see)
