"""What the machine has noticed and people decide: likenesses and technical alerts."""

from django.db.models import Prefetch
from ninja import Query, Router

from nuanju.api import present_patterns as present
from nuanju.api.problems import ERRORS
from nuanju.api.schemas.patterns import AlertOut, AlertPage, Decide, LikenessOut, LikenessPage, SettleAlert
from nuanju.cases.models import Case
from nuanju.clusters import verbs
from nuanju.clusters.choices import Verdict
from nuanju.clusters.models import Suggestion, TechAlert
from nuanju.core.commands import once
from nuanju.core.paging import page
from nuanju.core.refusals import Refused
from nuanju.org.requests import StaffRequest

router = Router(tags=["群诉"])
SIZE = Query(50, ge=1, le=200)


@router.get("/likenesses", response={200: LikenessPage, **ERRORS}, summary="疑似同类", url_name="likenesses")
def likenesses(request: StaffRequest, verdict: Verdict | None = Verdict.WAITING, after: str = "", size: int = SIZE):
    """最近提示的在前；不写 verdict 只看待判断的。"""
    rows = _likenesses(request).filter(verdict=verdict)
    found = page(rows, order="at", after=after, size=size)
    return {"items": [present.likeness(r, request.user) for r in found.rows], "next": found.next}


@router.post(
    "/likenesses/{int:pk}/accept", response={200: LikenessOut, **ERRORS}, summary="采纳疑似同类", url_name="accept_likeness"
)  # fmt: skip
def accept(request: StaffRequest, pk: int, payload: Decide):
    """列入群诉；还没有群诉时成立一件观察，编号见返回的 cluster。"""
    return _decide(request, pk, "accept_likeness", payload.command_id)


@router.post(
    "/likenesses/{int:pk}/dismiss", response={200: LikenessOut, **ERRORS}, summary="排除疑似同类", url_name="dismiss_likeness"
)  # fmt: skip
def dismiss(request: StaffRequest, pk: int, payload: Decide):
    """不是同类，不再提示这一对。"""
    return _decide(request, pk, "dismiss_likeness", payload.command_id)


@router.get("/technical-alerts", response={200: AlertPage, **ERRORS}, summary="技术预警", url_name="technical_alerts")
def alerts(request: StaffRequest, open: bool | None = None, after: str = "", size: int = SIZE):
    """最近的在前；open=true 只看还没有处理的。"""
    rows = _alerts(request)
    rows = rows if open is None else rows.filter(settled_at__isnull=open)
    found = page(rows, order="at", after=after, size=size)
    return {"items": [present.alert(r, request.user) for r in found.rows], "next": found.next}


@router.post(
    "/technical-alerts/{int:pk}/settle", response={200: AlertOut, **ERRORS}, summary="处理技术预警",
    url_name="settle_alert",
)  # fmt: skip
def settle(request: StaffRequest, pk: int, payload: SettleAlert):
    """写明共同原因和措施；之后只有新的户才会再预警。"""

    def run() -> dict:
        verbs.settle_alert(_one(_alerts(request), pk), finding=payload.finding, by=request.user)
        return {"id": pk}

    once(payload.command_id, by=request.user, verb=f"settle_alert {pk}", run=run)
    return present.alert(_one(_alerts(request), pk), request.user)


def _decide(request: StaffRequest, pk: int, verb: str, command: str) -> dict:
    def run() -> dict:
        getattr(verbs, verb)(_one(_likenesses(request), pk), by=request.user)
        return {"id": pk}

    once(command, by=request.user, verb=f"{verb} {pk}", run=run)
    return present.likeness(_one(_likenesses(request), pk), request.user)


def _likenesses(request: StaffRequest):
    rows = Suggestion.objects.visible_to(request.user)
    return rows.select_related("project", "case", "like", "cluster", "decided_by")


def _alerts(request: StaffRequest):
    rows = TechAlert.objects.visible_to(request.user).select_related("project", "contractor", "settled_by")
    return rows.prefetch_related(Prefetch("cases", Case.objects.visible_to(request.user).order_by("pk")))


def _one(rows, pk: int):
    row = rows.filter(pk=pk).first()
    if row is None:
        raise Refused("not_found")
    return row
