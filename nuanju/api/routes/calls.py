"""Calls: the switch tells what happens, the desk pops up."""

from typing import Annotated

from ninja import Path, Router, Status

from nuanju.api.present import local
from nuanju.api.problems import ERRORS
from nuanju.api.schemas.calls import CallOut, Report, Ring
from nuanju.core.commands import once
from nuanju.core.refusals import Invalid, Refused
from nuanju.core.text import mask_phone
from nuanju.hotline import verbs
from nuanju.hotline.models import Call
from nuanju.hotline.queries import agent_called, call_known
from nuanju.org.requests import StaffRequest

router = Router(tags=["通话"])


@router.post("", response={201: CallOut, **ERRORS}, summary="来电振铃", url_name="ring")
def ring(request: StaffRequest, payload: Ring):
    """坐席桌面立即弹屏；同一 call_id 再来一次不会重复弹。"""

    def run() -> dict:
        call = verbs.ring(
            payload.call_id, phone=payload.phone, called=payload.called, started_at=payload.started_at,
            agent=_agent(payload.agent), by=request.user,
        )  # fmt: skip
        return {"id": call.pk}

    answer = once(payload.command_id, by=request.user, verb="ring", run=run)
    return Status(201, _shown(call_known(answer["id"])))


@router.post("/{call_id}/events", response={200: CallOut, **ERRORS}, summary="通话事件", url_name="call_events")
def report(request: StaffRequest, call_id: Annotated[str, Path(max_length=64)], payload: Report):
    """可以晚到、重复、乱序：状态由各次报告推出。"""

    def run() -> dict:
        call = verbs.hear(
            call_id, kind=payload.kind, at=payload.at, agent=_agent(payload.agent), to=payload.to,
            recording_url=payload.recording_url, by=request.user,
        )  # fmt: skip
        return {"id": call.pk}

    answer = once(payload.command_id, by=request.user, verb=f"report {call_id}", run=run)
    return _shown(call_known(answer["id"]))


@router.get("/{call_id}", response={200: CallOut, **ERRORS}, summary="一通电话", url_name="call")
def show(request: StaffRequest, call_id: str):
    call = Call.objects.visible_to(request.user).select_related("project", "agent").filter(call_id=call_id).first()
    if call is None:
        raise Refused("not_found")
    return _shown(call)


def _agent(name: str):
    agent = agent_called(name)
    if name and agent is None:
        raise Invalid("agent_unknown", "agent", name=name)
    return agent


def _shown(call: Call) -> dict:
    return {
        "call_id": call.call_id, "state": call.state, "phone": mask_phone(call.phone) if call.phone else "",
        "project": call.project.code if call.project else None, "agent": call.agent.name if call.agent else None,
        "started_at": local(call.started_at), "answered_at": local(call.answered_at), "ended_at": local(call.ended_at),
        "recording_url": call.recording_url,
    }  # fmt: skip
