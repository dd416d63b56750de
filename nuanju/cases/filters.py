"""The filters of every list of cases: page, export and API read the same ones."""

import datetime
import re
from typing import Literal

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from pydantic import BaseModel, ConfigDict, Field

from nuanju.cases import watch
from nuanju.cases.choices import OPEN, Channel, Kind, Severity, State
from nuanju.cases.models import Case, Conversion
from nuanju.cases.queryset import CaseQuerySet
from nuanju.customers.phones import normalise
from nuanju.org.choices import PortKey
from nuanju.sla.choices import Kind as Clock

FIRST_DAY, LAST_DAY = datetime.date(1990, 1, 1), datetime.date(2999, 12, 31)  # beyond them no calendar can reckon
Place = Literal["mine"]
Today = Literal["contact", "solution", "completion"]
Mine = Literal["handler", "responsible", "first_asked", "registered_by", "copied"]


class CaseFilter(BaseModel):
    """Every field is optional; several values of one field are alternatives, fields narrow each other."""

    model_config = ConfigDict(extra="forbid")

    state: list[State] = Field([], title="状态")
    open: bool | None = Field(None, title="未结")
    kind: list[Kind] = Field([], title="类型")
    severity: list[Severity] = Field([], title="级别")
    port: list[PortKey] = Field([], title="端口")
    channel: list[Channel] = Field([], title="渠道")
    project: list[str] = Field([], title="项目", description="项目代码")
    region: int | None = Field(None, title="区域", description="区域公司编号")
    city: int | None = Field(None, title="城市公司", description="城市公司编号")
    within: Place | None = Field(None, title="范围", description="mine：只看我管的项目，不含我参与的其他项目")
    clock: list[Clock] = Field([], title="最近时限", description="最先到期的时限")
    waiting_port: bool | None = Field(None, title="端口未定")
    age: watch.Age | None = Field(
        None, title="已受理", description="fresh 不到3天，days 3–6天，week 7–14天，old 15天以上"
    )
    sampled: bool | None = Field(None, title="电话回访")
    today: Today | None = Field(None, title="今日及时率", description="计入今日该项及时率的投诉")
    in_time: bool | None = Field(None, title="及时", description="与 today 同用")
    handler: int | None = Field(None, title="处理人")
    mine: Mine | None = Field(None, title="与我有关")
    overdue: bool | None = Field(None, title="超时")
    urgent: bool | None = Field(None, title="紧急")
    converted: bool | None = Field(None, title="由投诉转化")
    since: datetime.date | None = Field(None, title="受理起", ge=FIRST_DAY, le=LAST_DAY)
    until: datetime.date | None = Field(None, title="受理止", ge=FIRST_DAY, le=LAST_DAY)
    phone: str = Field("", title="回电号码", max_length=30)
    q: str = Field("", title="单号、原话、地址、姓名", max_length=100)

    def apply(self, cases: CaseQuerySet, user) -> CaseQuerySet:
        """Narrow a queryset that is already visible to the user; `q` is looked for by whoever knows the search."""
        asked = self._lists() & self._flags() & self._dates() & self._phone() & self._mine(user)
        return cases.filter(asked & self._place(user) & self._watch())

    def _lists(self) -> Q:
        named = {"state": self.state, "kind": self.kind, "severity": self.severity, "port": self.port}
        named |= {"channel": self.channel, "project__code": self.project, "due_kind": self.clock}
        return Q(**{f"{field}__in": values for field, values in named.items() if values})

    def _flags(self) -> Q:
        found = Q()
        if self.open is not None:
            found &= Q(state__in=OPEN) if self.open else ~Q(state__in=OPEN)
        if self.overdue is not None:
            late = Q(state__in=OPEN, due_at__lt=timezone.now())
            found &= late if self.overdue else ~late
        if self.urgent is not None:
            found &= Q(urgent=self.urgent)
        if self.converted is not None:
            kept = Exists(Conversion.objects.filter(case=OuterRef("pk")))
            found &= Q(kept) if self.converted else ~Q(kept)
        return found & Q(handler=self.handler) if self.handler else found

    def _place(self, user) -> Q:
        """Where in the organisation; `within` is the reach of my posts, whatever else I take part in."""
        found = Q(project__city_company__region=self.region) if self.region else Q()
        found &= Q(project__city_company=self.city) if self.city else Q()
        if self.within and not user.reach.everywhere:
            found &= Q(project__in=user.reach.project_ids)
        return found

    def _watch(self) -> Q:
        """What the figures of the monitoring centre count."""
        found = watch.aged(self.age) if self.age else Q()
        found &= watch.counted_today(self.today, self.in_time) if self.today else Q()
        if self.sampled is not None:
            found &= Q(follow_up_sampled=self.sampled)
        if self.waiting_port is not None:
            found &= Q(port="") if self.waiting_port else ~Q(port="")
        return found

    def _dates(self) -> Q:
        found = Q()
        if self.since:
            found &= Q(registered_at__gte=_midnight(self.since))
        if self.until:
            found &= Q(registered_at__lt=_midnight(self.until) + datetime.timedelta(days=1))
        return found

    def _phone(self) -> Q:
        """However it is written; of four digits the last ones."""
        if not self.phone:
            return Q()
        if re.fullmatch(r"\d{4}", self.phone.strip()):
            return Q(callback_phone__endswith=self.phone.strip())
        return Q(callback_phone=normalise(self.phone) or self.phone)

    def _mine(self, user) -> Q:
        if self.mine == "copied":
            return Q(pk__in=Case.objects.copied_to(user).values("pk"))
        return Q(**{self.mine: user}) if self.mine else Q()


def _midnight(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
