"""The filters of every list of cases: page, export and API read the same ones."""

import datetime
from typing import Literal

from django.db.models import Q
from django.utils import timezone
from pydantic import BaseModel, ConfigDict, Field

from nuanju.cases.choices import OPEN, Channel, Kind, Severity, State
from nuanju.cases.queryset import CaseQuerySet
from nuanju.org.choices import PortKey

FIRST_DAY, LAST_DAY = datetime.date(1990, 1, 1), datetime.date(2999, 12, 31)  # beyond them no calendar can reckon
Mine = Literal["handler", "responsible", "first_asked", "registered_by"]


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
    handler: int | None = Field(None, title="处理人")
    mine: Mine | None = Field(None, title="与我有关")
    overdue: bool | None = Field(None, title="超时")
    urgent: bool | None = Field(None, title="紧急")
    since: datetime.date | None = Field(None, title="受理起", ge=FIRST_DAY, le=LAST_DAY)
    until: datetime.date | None = Field(None, title="受理止", ge=FIRST_DAY, le=LAST_DAY)
    phone: str = Field("", title="回电号码", max_length=30)
    q: str = Field("", title="单号、原话、地址、姓名", max_length=100)

    def apply(self, cases: CaseQuerySet, user) -> CaseQuerySet:
        """Narrow a queryset that is already visible to the user; `q` is looked for by whoever knows the search."""
        return cases.filter(self._lists() & self._flags() & self._dates() & self._phone() & self._mine(user))

    def _lists(self) -> Q:
        named = {"state": self.state, "kind": self.kind, "severity": self.severity, "port": self.port}
        named |= {"channel": self.channel, "project__code": self.project}
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
        return found & Q(handler=self.handler) if self.handler else found

    def _dates(self) -> Q:
        found = Q()
        if self.since:
            found &= Q(registered_at__gte=_midnight(self.since))
        if self.until:
            found &= Q(registered_at__lt=_midnight(self.until) + datetime.timedelta(days=1))
        return found

    def _phone(self) -> Q:
        return Q(callback_phone=self.phone) if self.phone else Q()

    def _mine(self, user) -> Q:
        return Q(**{self.mine: user}) if self.mine else Q()


def _midnight(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
