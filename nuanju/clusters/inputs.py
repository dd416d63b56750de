"""What each verb asks for: form, REST field and check come from collections.abc import Callable
from this one declaration."""

from collections.abc import Callable
from typing import Any

from nuanju.cases.inputs import Input
from nuanju.cases.inputs import fields as f
from nuanju.cases.models import Case
from nuanju.clusters import verbs
from nuanju.clusters.choices import Answer
from nuanju.clusters.models import Cluster, Demand, Member
from nuanju.core.refusals import Invalid
from nuanju.estate.models import House
from nuanju.estate.queries import find_houses


class Nothing(Input):
    pass


class Reason(Input):
    reason: str = f.words("原因")


class Close(Input):
    review: str = f.words("复盘结论（根因、措施、经验）")


class OfCase(Input):
    case: str = f._field("诉求单号", "case")
    reason: str = f.words("原因")


class Absorb(Input):
    other: int = f.person("另一件群诉（并入本群诉）", pick="others")
    reason: str = f.words("共同的责任原因")


class SetPlan(Input):
    cause: str = f.words("共同原因", default="")
    liable: str = f.line("责任单位", default="", max_length=120)
    solution: str = f.words("统一方案")
    compensation: str = f.words("补偿框架", default="", max_length=1000)


class RecordAnswer(Input):
    member: int = f.person("户", pick="members")
    answer: Answer = f.choice("答复")
    note: str = f.line("说明", default="", max_length=200)


class NameOrganiser(Input):
    member: int = f.person("户", pick="members")
    note: str = f.line("说明", default="", max_length=200)


class AddDemand(Input):
    text: str = f.words("诉求", max_length=500)


class AnswerDemand(Input):
    demand: int = f.person("诉求", pick="demands")
    answer: str = f.words("统一答复")


class CallHousehold(Input):
    house: int = f.person("房屋", pick="silent")
    reached: bool = f.flag("接通", default=True)
    affected: bool = f.flag("也有同样的问题")
    result: str = f.words("情况", max_length=300)


class SendMessage(Input):
    text: str = f.words("内容", max_length=300)
    households: int = f.line("收件户数（核对）", description="预览时看到的收件户数；有变化则不发送")


class Joint(Input):
    households: int = f.line("代表户数", default=0, ge=0, le=10_000)
    persons: int = f.line("到场人数", default=0, ge=0, le=10_000)
    houses: str = f.words("房号（每行一户，如 3-2-1502）", default="")
    note: str = f.line("说明", default="", max_length=200)


INPUTS: dict[str, type[Input]] = {
    "activate": Reason,
    "control": Nothing,
    "close": Close,
    "reopen": Reason,
    "join": OfCase,
    "leave": OfCase,
    "absorb": Absorb,
    "set_plan": SetPlan,
    "record_answer": RecordAnswer,
    "name_organiser": NameOrganiser,
    "add_demand": AddDemand,
    "answer_demand": AnswerDemand,
    "call_household": CallHousehold,
    "send_message": SendMessage,
}


def perform(verb: str, cluster: Cluster, given: Input, *, by, seen: int | None = None) -> Cluster:
    """Run a verb on a cluster the actor may see; raises the verb's own refusals."""
    data: dict[str, Any] = given.model_dump()
    for field, resolve in RESOLVE.items():
        if field in data:
            data[field] = resolve(data[field], cluster, by)
    if verb == "set_plan":
        data["seen"] = seen
    return getattr(verbs, verb)(cluster, by=by, **data)


def declare_joint(case: Case, given: Joint, *, by) -> Cluster:
    """The houses are read line by line; one that is not clear is named."""
    data = given.model_dump()
    lines = [line.strip() for line in data.pop("houses").splitlines() if line.strip()]
    houses = list(dict.fromkeys(_house_called(line, case, by) for line in lines))
    return verbs.declare_joint(case, houses=houses, by=by, **data)


def _house_called(words: str, case: Case, by) -> House:
    found = find_houses(words, by, case.project_id, limit=2)
    exact = [h for h in found if words.upper() in (h.key, h.full_name)] or found
    if len(exact) != 1:
        raise Invalid("joint_house_unclear", "houses", words=words)
    return exact[0]


def _case(number: str, cluster: Cluster, by) -> Case:
    case = (
        Case.objects.visible_to(by).select_related("node", "project").filter(number=str(number).strip().upper()).first()
    )
    if case is None:
        raise Invalid("not_found", "case")
    return case


def _other(pk: int, cluster: Cluster, by) -> Cluster:
    return _one(Cluster.objects.visible_to(by).select_related("project"), pk, "other")


def _member(pk: int, cluster: Cluster, by) -> Member:
    return _one(Member.objects.filter(cluster=cluster).select_related("house", "case"), pk, "member")


def _demand(pk: int, cluster: Cluster, by) -> Demand:
    return _one(Demand.objects.filter(cluster=cluster), pk, "demand")


def _house(pk: int, cluster: Cluster, by) -> House:
    return _one(House.objects.filter(project=cluster.project_id), pk, "house")


def _one(rows, pk: int, field: str):
    row = rows.filter(pk=pk).first()
    if row is None:
        raise Invalid("not_found", field)
    return row


RESOLVE: dict[str, Callable[..., Any]] = {
    "case": _case,
    "other": _other,
    "member": _member,
    "demand": _demand,
    "house": _house,
}
