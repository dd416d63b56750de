"""Group complaints: list, read, every verb, and the letter that speaks for several households."""

from typing import Annotated, Any

from ninja import Query, Router, Status
from pydantic import Field, create_model

from nuanju.api import present_clusters as present
from nuanju.api.problems import ERRORS
from nuanju.api.schemas.clusters import ClusterOut, ClusterPage
from nuanju.cases.models import Case
from nuanju.clusters.filters import ClusterFilter
from nuanju.clusters.inputs import INPUTS, Joint, declare_joint, perform
from nuanju.clusters.labels import LABELS
from nuanju.clusters.models import Cluster
from nuanju.core.commands import once
from nuanju.core.paging import page
from nuanju.core.refusals import Refused
from nuanju.org.requests import StaffRequest

router = Router(tags=["群诉"])
CommandId = Annotated[str, Field(max_length=64, description="客户端生成的编号，重复提交得到第一次的结果")]


class DeclareJoint(Joint):
    command_id: CommandId = Field(..., title="提交编号")
    case: str = Field(..., title="诉求单号", max_length=40)


@router.get("", response={200: ClusterPage, **ERRORS}, summary="群诉列表", url_name="clusters")
def search(request: StaffRequest, filters: Query[ClusterFilter], after: str = "", size: int = Query(50, ge=1, le=200)):
    """最新发现的在前；翻页把上一页的 next 作为 after 传回。"""
    rows = filters.apply(Cluster.objects.visible_to(request.user), request.user).cards()
    found = page(rows, order="opened_at", after=after, size=size)
    return {"items": [present.brief(c) for c in found.rows], "next": found.next}


@router.post("", response={201: ClusterOut, **ERRORS}, summary="登记集体反映", url_name="declare_joint")
def joint(request: StaffRequest, payload: DeclareJoint):
    """一次来信、来电、来访代表多户或多人到场：群诉立即成立；列出的房屋逐户跟进。"""
    case = Case.objects.visible_to(request.user).cards().filter(number=payload.case.strip().upper()).first()
    if case is None:
        raise Refused("not_found")
    given = Joint(**payload.model_dump(exclude={"command_id", "case"}))
    answer = once(
        payload.command_id, by=request.user, verb=f"declare_joint {case.number}",
        run=lambda: {"id": declare_joint(case, given, by=request.user).pk},
    )  # fmt: skip
    return Status(201, present.whole(_get(request, answer["id"]), request.user))


@router.get("/{int:pk}", response={200: ClusterOut, **ERRORS}, summary="一件群诉的全部", url_name="cluster")
def show(request: StaffRequest, pk: int):
    """成员及各自进度、方案和答复、诉求清单、关怀名单、经过。"""
    return present.whole(_get(request, pk), request.user)


def _get(request: StaffRequest, pk: int) -> Cluster:
    cluster = Cluster.objects.visible_to(request.user).cards().filter(pk=pk).first()
    if cluster is None:
        raise Refused("not_found")
    return cluster


def _add(verb: str) -> None:
    """One address per verb, so that each has its own fields in the OpenAPI description."""
    given_type = INPUTS[verb]
    extra: dict = {"command_id": (CommandId, Field(..., title="提交编号"))}
    if verb == "set_plan":
        extra["seen"] = (int, Field(..., title="看到的版本", description="读取时的 version；期间被改过则返回 409"))
    name = "".join(part.title() for part in verb.split("_"))
    schema = create_model(f"{name}Cluster", __base__=given_type, **extra)

    def run(request: StaffRequest, pk: int, payload: Any):
        given = given_type(**payload.model_dump(exclude={"command_id", "seen"}))

        def act() -> dict:
            perform(verb, _get(request, pk), given, by=request.user, seen=getattr(payload, "seen", None))
            return {"id": pk}

        once(payload.command_id, by=request.user, verb=f"cluster {verb} {pk}", run=act)
        return present.whole(_get(request, pk), request.user)

    run.__annotations__["payload"] = schema  # each verb its own fields, known only now
    router.post(
        f"/{{int:pk}}/{verb}", response={200: ClusterOut, **ERRORS}, operation_id=f"cluster_{verb}",
        url_name=f"cluster_{verb}", summary=LABELS[verb],
    )(run)  # fmt: skip


for _verb in INPUTS:
    _add(_verb)
