"""What other rooms show of clusters: the line on the case page."""

from typing import NamedTuple

from nuanju.cases.models import Case
from nuanju.clusters import rights
from nuanju.clusters.choices import State
from nuanju.clusters.facade import facades
from nuanju.clusters.models import CareCall, Cluster, HouseholdAnswer, Member, Message, Organiser
from nuanju.clusters.queries import of_case, present, silent_houses, why_not
from nuanju.estate.models import House
from nuanju.notify.models import Notice

__all__ = ["Home", "Line", "facades", "gone", "homes", "message_log", "of", "silent"]


class Line(NamedTuple):
    """本栋渗漏 3户 →, and whether the reader may open it."""

    cluster: Cluster | None
    visible: bool
    may_declare: bool

    @property
    def tone(self) -> str:
        return TONES[self.cluster.state] if self.cluster else ""


TONES: dict[str, str] = {State.WATCH: "wait", State.ACTIVE: "bad", State.CONTROLLED: "busy", State.CLOSED: "done"}


def of(case: Case, user) -> Line:
    cluster = of_case(case)
    visible = cluster is not None and (user.reach.covers(cluster.project_id))
    return Line(cluster, visible, rights.declare_joint(user, case) and not why_not(case))


class Home(NamedTuple):
    """One household of a cluster with its own follow-up."""

    member: Member  # the first
    cases: list[Case]
    why: str
    answer: HouseholdAnswer | None
    organiser: bool

    @property
    def place(self) -> str:
        where = self.member.house or (self.cases[0].place if self.cases else "")
        return str(where or "位置未明")

    @property
    def caller(self) -> str:
        return next((c.caller_name for c in self.cases if c.caller_name), "")


def homes(cluster: Cluster) -> list[Home]:
    """The households in the order they spoke."""
    rows = present(cluster).select_related(
        "case__handler", "case__house", "case__common_area", "case__customer", "house", "joined_by"
    )
    by_unit: dict[str, list[Member]] = {}
    for member in rows.order_by("voiced_at", "id"):
        by_unit.setdefault(member.unit, []).append(member)
    answers = {a.unit: a for a in HouseholdAnswer.objects.filter(cluster=cluster)}
    speak = set(Organiser.objects.filter(cluster=cluster).values_list("member__unit", flat=True))
    return [
        Home(
            members[0], [m.case for m in members if m.case], "、".join(dict.fromkeys(m.why for m in members)),
            answers.get(unit), unit in speak,
        )
        for unit, members in by_unit.items()
    ]  # fmt: skip


def gone(cluster: Cluster) -> list[Member]:
    """Those taken out, with why."""
    rows = Member.objects.filter(cluster=cluster, left_at__isnull=False)
    return list(rows.select_related("case", "left_by").order_by("-left_at"))


class Silent(NamedTuple):
    """A house that has said nothing, with the last care call."""

    house: House
    call: CareCall | None


def silent(cluster: Cluster) -> list[Silent]:
    calls: dict[int, CareCall] = {}
    for call in CareCall.objects.filter(cluster=cluster).select_related("by"):
        calls.setdefault(call.house_id, call)
    houses = silent_houses(cluster).select_related("building", "unit").order_by("position")
    return [Silent(house, calls.get(house.pk)) for house in houses]


def message_log(message: Message) -> list:
    """Each household's notice of a message with how it got on."""
    return list(Notice.objects.filter(event=message.event_id).select_related("delivery")) if message.event_id else []
