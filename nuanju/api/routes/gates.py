"""Start-up gates: list, read, and every verb on a gate and its items."""

from ninja import Router, Status

from nuanju.api import present_gates as present
from nuanju.api.problems import ERRORS
from nuanju.api.schemas.gates import GateBrief, GateOut, MakeGate, MoveGate, OpenGate, Rehearse, Tick, Untick
from nuanju.core.commands import once
from nuanju.core.refusals import Denied, Invalid, Refused
from nuanju.hotline import queries, verbs
from nuanju.hotline.models import Gate, GateStep
from nuanju.org.models import Project, User
from nuanju.org.requests import StaffRequest

router = Router(tags=["启动门"])
WHOLE = {200: GateOut, **ERRORS}


@router.get("", response={200: list[GateBrief], **ERRORS}, summary="启动门", url_name="gates")
def listing(request: StaffRequest):
    """还没有打开的在前，按开盘日期。"""
    _may_read(request)
    return [present.brief(standing) for standing in queries.gates(request.user)]


@router.post("", response={201: GateOut, **ERRORS}, summary="建立启动门", url_name="make_gate")
def make(request: StaffRequest, payload: MakeGate):
    """每个项目一个；事项和期限按当时生效的启动项排好。"""
    user = request.user

    def run() -> dict:
        rows = Project.objects.visible_to(user).select_related("city_company__region")
        project = _found(rows.filter(code=payload.project).first())
        leader = User.objects.visible_to(user).staff().filter(pk=payload.leader).first() if payload.leader else None
        if payload.leader and leader is None:
            raise Invalid("not_found", "leader")
        return {"id": verbs.make_gate(project, opens_on=payload.opens_on, leader=leader, by=user).pk}

    answer = once(payload.command_id, by=user, verb="make_gate", run=run)
    return Status(201, present.whole(_gate(request, answer["id"]), user))


@router.get("/{int:pk}", response=WHOLE, summary="一个启动门的全部", url_name="gate")
def show(request: StaffRequest, pk: int):
    """各项期限、负责人、是否完成、还缺什么，以及测试单。"""
    _may_read(request)
    return present.whole(_gate(request, pk), request.user)


@router.post("/{int:pk}/move", response=WHOLE, summary="开盘改期", url_name="move_gate")
def move(request: StaffRequest, pk: int, payload: MoveGate):
    """各项期限随之移动。"""
    return _do(request, pk, payload, "move_gate", {"opens_on": payload.opens_on})


@router.post("/{int:pk}/rehearse", response=WHOLE, summary="登记测试单", url_name="rehearse_gate")
def rehearse(request: StaffRequest, pk: int, payload: Rehearse):
    """像真实诉求一样走到关闭；回电号码是您自己的手机。"""
    return _do(request, pk, payload, "rehearse", {"words": payload.words})


@router.post("/{int:pk}/open", response=WHOLE, summary="打开启动门", url_name="open_gate")
def open_it(request: StaffRequest, pk: int, payload: OpenGate):
    """事项全部完成后启用400；还有没完成的，拒绝并列出。"""
    return _do(request, pk, payload, "open_gate", {"on": payload.on})


@router.post("/items/{int:pk}/tick", response=WHOLE, summary="完成启动事项", url_name="tick_gate_item")
def tick(request: StaffRequest, pk: int, payload: Tick):
    """须有说明或文件作凭据；由系统核对的事项不能手工完成。"""
    return _item(request, pk, payload, "tick", {"note": payload.note, "photos": payload.photos})


@router.post("/items/{int:pk}/untick", response=WHOLE, summary="撤回启动事项", url_name="untick_gate_item")
def untick(request: StaffRequest, pk: int, payload: Untick):
    """凭据仍留在事项上。"""
    return _item(request, pk, payload, "untick", {"reason": payload.reason})


def _do(request: StaffRequest, pk: int, payload, verb: str, given: dict) -> dict:
    def run() -> dict:
        getattr(verbs, verb)(_gate(request, pk), by=request.user, **given)
        return {"id": pk}

    once(payload.command_id, by=request.user, verb=f"{verb} {pk}", run=run)
    return present.whole(_gate(request, pk), request.user)


def _item(request: StaffRequest, pk: int, payload, verb: str, given: dict) -> dict:
    def run() -> dict:
        rows = GateStep.objects.visible_to(request.user).select_related("gate__project", "item")
        step = _found(rows.filter(pk=pk).first())
        getattr(verbs, verb)(step, by=request.user, **given)
        return {"gate": step.gate_id}

    answer = once(payload.command_id, by=request.user, verb=f"{verb} {pk}", run=run)
    return present.whole(_gate(request, answer["gate"]), request.user)


def _may_read(request: StaffRequest) -> None:
    if not request.user.may("see_cases"):
        raise Denied("gates")


def _gate(request: StaffRequest, pk: int) -> Gate:
    rows = Gate.objects.visible_to(request.user).select_related("project__city_company__region", "leader", "opened_by")
    return _found(rows.filter(pk=pk).first())


def _found(row):
    if row is None:
        raise Refused("not_found")
    return row
