"""Escalation, progress reports and supervision: lists and every verb."""

from typing import Any, Literal

from django.utils import timezone
from ninja import Query, Router, Status
from pydantic import Field, create_model

from nuanju.api import present_ladder as present
from nuanju.api.problems import ERRORS
from nuanju.api.routes.cases import CommandId
from nuanju.api.schemas.ladder import DutyPage, EscalationPage, ReportOut, SupervisionOut, SupervisionPage
from nuanju.cases.models import Case
from nuanju.core.commands import once
from nuanju.core.paging import page
from nuanju.core.refusals import Refused
from nuanju.escalation.inputs import ON_CASE, ON_SUPERVISION, perform
from nuanju.escalation.labels import LABELS
from nuanju.escalation.models import Escalation, ProgressReport, ReportDuty, Supervision
from nuanju.escalation.queries import to_report_by
from nuanju.org.requests import StaffRequest

router = Router(tags=["升级与督办"])
SIZE = Query(50, ge=1, le=200)


@router.get("/escalations", response={200: EscalationPage, **ERRORS}, summary="责任人变动", url_name="escalations")
def escalations(request: StaffRequest, number: str = "", after: str = "", size: int = SIZE):
    """最新的在前；number 只看一件诉求。"""
    rows = Escalation.objects.visible_to(request.user).cards().select_related("former", "responsible")
    found = page(_of(rows, number), order="at", after=after, size=size)
    return {"items": [present.escalation(r) for r in found.rows], "next": found.next}


@router.get("/reports", response={200: DutyPage, **ERRORS}, summary="须报告进展的诉求", url_name="reports")
def reports(
    request: StaffRequest, view: Literal["mine", "late", "all"] = "mine", number: str = "", after: str = "",
    size: int = SIZE,
):  # fmt: skip
    """mine 等我报告、late 超时未报、all 全部；最先到期的在前。"""
    seen = ReportDuty.objects.visible_to(request.user)
    rows = {"mine": to_report_by(request.user), "late": seen.overdue(timezone.now()), "all": seen.running()}[view]
    found = page(_of(rows.cards(), number), order="due_at", newest_first=False, after=after, size=size)
    return {"items": [present.duty(r) for r in found.rows], "next": found.next}


@router.get("/supervisions", response={200: SupervisionPage, **ERRORS}, summary="督办", url_name="supervisions")
def supervisions(
    request: StaffRequest, view: Literal["answer", "judge", "mine", "late", "open", "all"] = "all", number: str = "",
    after: str = "", size: int = SIZE,
):  # fmt: skip
    """answer 等我回复、judge 等我办结、mine 我督办的、late 超时未回复、open 未办结、all 全部。"""
    user, seen = request.user, Supervision.objects.visible_to(request.user)
    rows = {
        "answer": seen.to_answer_by(user), "judge": seen.to_judge_by(user), "mine": seen.pressed_by(user),
        "late": seen.overdue(), "open": seen.open(), "all": seen,
    }[view]  # fmt: skip
    found = page(_of(_whole(rows), number), order="at", after=after, size=size)
    return {"items": [present.supervision(r, user) for r in found.rows], "next": found.next}


def _of(rows, number: str):
    return rows.filter(case__number=number) if number else rows


def _whole(rows):
    return rows.cards().select_related("by", "answered_by").prefetch_related("turns__answered_by")


def _payload(verb: str, given_type):
    name = "".join(part.title() for part in verb.split("_"))
    return create_model(f"{name}Given", __base__=given_type, command_id=(CommandId, Field(..., title="提交编号")))


def _shown(request: StaffRequest, verb: str, pk: int) -> dict:
    if verb == "report_progress":
        seen = ProgressReport.objects.visible_to(request.user)
        return present.report(seen.select_related("case", "by").get(pk=pk))
    return present.supervision(_whole(Supervision.objects.visible_to(request.user)).get(pk=pk), request.user)


def _add_on_case(verb: str) -> None:
    given_type, out = ON_CASE[verb], ReportOut if verb == "report_progress" else SupervisionOut

    def run(request: StaffRequest, number: str, payload: Any):
        given = given_type(**payload.model_dump(exclude={"command_id"}))

        def act() -> dict:
            case = Case.objects.visible_to(request.user).cards().filter(number=number).first()
            if case is None:
                raise Refused("not_found")
            return {"id": perform(verb, case, given, by=request.user).pk}

        answer = once(payload.command_id, by=request.user, verb=f"{verb} {number}", run=act)
        return Status(201, _shown(request, verb, answer["id"]))

    run.__annotations__["payload"] = _payload(verb, given_type)
    router.post(
        f"/cases/{{number}}/{verb}",
        response={201: out, **ERRORS},
        operation_id=verb,
        url_name=verb,
        summary=LABELS[verb],
    )(run)


def _add_on_supervision(verb: str) -> None:
    given_type = ON_SUPERVISION[verb]

    def run(request: StaffRequest, pk: int, payload: Any):
        given = given_type(**payload.model_dump(exclude={"command_id"}))

        def act() -> dict:
            row = Supervision.objects.visible_to(request.user).cards().filter(pk=pk).first()
            if row is None:
                raise Refused("not_found")
            perform(verb, row, given, by=request.user)
            return {"id": row.pk}

        answer = once(payload.command_id, by=request.user, verb=f"{verb} {pk}", run=act)
        return _shown(request, verb, answer["id"])

    run.__annotations__["payload"] = _payload(verb, given_type)
    router.post(
        f"/supervisions/{{pk}}/{verb}", response={200: SupervisionOut, **ERRORS}, operation_id=verb, url_name=verb,
        summary=LABELS[verb],
    )(run)  # fmt: skip


for _verb in ON_CASE:
    _add_on_case(_verb)
for _verb in ON_SUPERVISION:
    _add_on_supervision(_verb)
