"""Numbers to call back: missed calls and voice mails nobody has returned yet."""

from ninja import Query, Router

from nuanju.api.present import local
from nuanju.api.problems import ERRORS
from nuanju.api.schemas.calls import CallBackOut, CallBackPage, CallBackResultIn, Hold
from nuanju.core.commands import once
from nuanju.core.paging import page
from nuanju.core.refusals import Refused
from nuanju.core.text import mask_phone
from nuanju.hotline import verbs
from nuanju.hotline.models import CallBack
from nuanju.hotline.queries import call_back_known
from nuanju.org.requests import StaffRequest

router = Router(tags=["待回电"])


@router.get("", response={200: CallBackPage, **ERRORS}, summary="待回电的号码", url_name="call_backs")
def listing(request: StaffRequest, overdue: bool = False, after: str = "", size: int = Query(50, ge=1, le=200)):
    """最先到期的在前；overdue 只看到时限还没有人回拨的；回拨无人接听的另有下一次时限。"""
    waiting = CallBack.objects.visible_to(request.user).filter(settled_at=None)
    rows = waiting.overdue() if overdue else waiting
    found = page(rows.with_people(), order="due_at", newest_first=False, after=after, size=size)
    return {"items": [_shown(r) for r in found.rows], "next": found.next}


@router.post("/{int:pk}/hold", response={200: CallBackOut, **ERRORS}, summary="开始回拨", url_name="hold_call_back")
def hold(request: StaffRequest, pk: int, payload: Hold):
    """返回完整号码；这期间别人不能回拨同一号码。"""

    def run() -> dict:
        return {"id": verbs.hold_call_back(_row(request, pk), by=request.user).pk}

    once(payload.command_id, by=request.user, verb=f"hold_call_back {pk}", run=run)
    row = call_back_known(pk)
    return _shown(row) | ({"phone": row.phone} if row.held_by_id == request.user.pk else {})


@router.post("/{int:pk}/result", response={200: CallBackOut, **ERRORS}, summary="登记回电结果", url_name="call_back")
def result(request: StaffRequest, pk: int, payload: CallBackResultIn):
    """no_answer 仍留在待回电里，并有下一次回拨的时限；其余了结。"""

    def run() -> dict:
        row = _row(request, pk)
        return {"id": verbs.call_back(row, result=payload.result, note=payload.note, by=request.user).pk}

    once(payload.command_id, by=request.user, verb=f"call_back {pk}", run=run)
    return _shown(call_back_known(pk))


def _row(request: StaffRequest, pk: int) -> CallBack:
    row = CallBack.objects.visible_to(request.user).filter(pk=pk).first()
    if row is None:
        raise Refused("not_found")
    return row


def _shown(row: CallBack) -> dict:
    calls = row.calls.all()
    return {
        "id": row.pk, "phone": mask_phone(row.phone) if row.phone else "",
        "project": row.project.code if row.project else None, "asked_at": local(row.asked_at),
        "last_at": local(row.last_at), "due_at": local(row.due_at), "overdue": row.is_overdue,
        "calls": [c.call_id for c in calls], "voicemails": [c.recording_url for c in calls if c.voicemail_at],
        "held_by": row.dialling.name if row.dialling else None, "called_at": local(row.called_at), "tries": row.tries,
        "result": row.result, "note": row.note, "settled_at": local(row.settled_at),
        "settled_by": row.settled_by.name if row.settled_by else None,
    }  # fmt: skip
