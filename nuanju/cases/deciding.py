"""Requests that wait for one person's word: not his own, on a rung he stands on, in a state in which they can be decided."""

from typing import Any, cast

from django.db.models import Prefetch, QuerySet

from nuanju.cases import pausing
from nuanju.cases.asking import CANCEL, LOWER, PAUSE, REVISION, SPECIAL, Asked
from nuanju.cases.choices import Approval
from nuanju.cases.flow import FLOW
from nuanju.cases.models import Case, CaseQuerySet

SORTS = (PAUSE, SPECIAL, REVISION, CANCEL, LOWER)
WAITS: dict[str, dict[str, Any]] = {
    "solutions": {"approval": Approval.ASKED}, "pauses": {"approved": None, "ended_at": None},
}  # fmt: skip


def to_decide_by(cases: CaseQuerySet, user) -> list[tuple[Case, Asked]]:
    """By their sort, the most pressing case first; one query while nothing waits."""
    first, *others = (_waiting(asked).values("case") for asked in SORTS)
    found = cases.filter(pk__in=first.union(*others)).cards().select_related("project__city_company").by_due()
    rows = [Prefetch(asked.rows, _waiting(asked), to_attr=_attr(asked)) for asked in SORTS]
    waiting = list(found.prefetch_related(*rows))
    return [(case, asked) for asked in SORTS for case in waiting if _is_his(case, asked, user)]


def _is_his(case, asked: Asked, user) -> bool:
    request = next(iter(getattr(case, _attr(asked))), None)
    if request is None or request.by_id == user.pk or case.state not in FLOW.steps[asked.verb].sources:
        return False
    if asked is PAUSE and not pausing.reaches(case, pausing.rung_of(request), user):
        return False
    return FLOW.may(user, case, asked.verb)


def _waiting(asked: Asked) -> QuerySet:
    model = cast(Any, Case._meta.get_field(asked.rows).related_model)
    return model._base_manager.filter(**WAITS.get(asked.rows, {"approved": None}))


def _attr(asked: Asked) -> str:
    return f"waiting_{asked.rows}"
