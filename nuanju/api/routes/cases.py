"""Cases: register, read, list, and every verb of the loop."""

from typing import Annotated, Any

from ninja import Query, Router, Status
from pydantic import Field, create_model

from nuanju.api import present
from nuanju.api.problems import ERRORS
from nuanju.api.schemas.cases import CaseDetail, CaseOut, CasePage, RegisteredOut
from nuanju.cases import suggesting
from nuanju.cases.filters import CaseFilter
from nuanju.cases.inputs import INPUTS, Register, perform, register_case
from nuanju.cases.inputs.perform import SEEN
from nuanju.cases.labels import LABELS
from nuanju.cases.models import Case
from nuanju.core.commands import once
from nuanju.core.paging import page
from nuanju.core.refusals import Refused
from nuanju.org.requests import StaffRequest
from nuanju.search.queries import narrow

router = Router(tags=["诉求单"])
CommandId = Annotated[str, Field(max_length=64, description="客户端生成的编号，重复提交得到第一次的结果")]


class RegisterCase(Register):
    command_id: CommandId = Field(..., title="提交编号")


@router.post("", response={201: RegisteredOut, **ERRORS}, summary="受理一件诉求", by_alias=True)
def register(request: StaffRequest, payload: RegisterCase):
    """无回电号码、无位置、无编码都可以受理，缺口会标在单上；建议编码只供确认，不会自动填入。"""
    given = Register(**payload.model_dump(exclude={"command_id"}))

    fresh: list[Case] = []  # not read again when it was made just now

    def run() -> dict:
        fresh.append(case := register_case(given, by=request.user))
        return {"number": case.number, "suggestions": _suggestions(case)}

    answer = once(payload.command_id, by=request.user, verb="register", run=run)
    case = fresh[0] if fresh else _get(request, answer["number"])
    return Status(201, present.whole(case, request.user) | {"suggestions": answer["suggestions"]})


@router.get("", response={200: CasePage, **ERRORS}, summary="诉求单列表")
def search(request: StaffRequest, filters: Query[CaseFilter], after: str = "", size: int = Query(50, ge=1, le=200)):
    """最新受理的在前；翻页把上一页的 next 作为 after 传回。"""
    cases = filters.apply(Case.objects.visible_to(request.user), request.user).select_related(*present.RELATED)
    found = page(narrow(cases, filters.q, request.user, "case"), after=after, size=size)
    return {"items": [present.brief(c) for c in found.rows], "next": found.next}


@router.get("/{number}", response={200: CaseDetail, **ERRORS}, summary="一件诉求的全部")
def show(request: StaffRequest, number: str):
    """事实、逐段可证的时限、用文字说的经过。"""
    case = _get(request, number)
    suggestions = [] if case.node_id else _suggestions(case)
    return present.whole(case, request.user) | {
        "suggestions": suggestions,
        "timeline": present.timeline(case, request.user),
    }


def _get(request: StaffRequest, number: str) -> Case:
    case = Case.objects.visible_to(request.user).select_related(*present.RELATED).filter(number=number).first()
    if case is None:
        raise Refused("not_found")
    return case


def _suggestions(case: Case) -> list[dict]:
    return [present.suggestion(s) for s in suggesting.for_case(case)]


def _add(verb: str) -> None:
    """One address per verb, so that each has its own fields in the OpenAPI description."""
    given_type = INPUTS[verb]
    extra: dict = {"command_id": (CommandId, Field(..., title="提交编号"))}
    if verb in SEEN:
        extra["seen"] = (int, Field(..., title="看到的版本", description="读取时的 version；期间被改过则返回 409"))
    name = "".join(part.title() for part in verb.split("_"))
    schema = create_model(f"{name}Case", __base__=given_type, **extra)

    def run(request: StaffRequest, number: str, payload: Any):
        given = given_type(**payload.model_dump(exclude={"command_id", "seen"}))

        def act() -> dict:
            perform(verb, _get(request, number), given, by=request.user, seen=getattr(payload, "seen", None))
            return {"number": number}

        once(payload.command_id, by=request.user, verb=f"{verb} {number}", run=act)
        return present.whole(_get(request, number), request.user)

    run.__annotations__["payload"] = schema  # each verb its own fields, known only now
    router.post(
        f"/{{number}}/{verb}", response={200: CaseOut, **ERRORS}, operation_id=verb, url_name=verb, summary=LABELS[verb]
    )(run)


for _verb in INPUTS:
    _add(_verb)
