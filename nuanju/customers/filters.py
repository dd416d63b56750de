"""The filters of lists of customers; page and export read the same ones."""

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from pydantic import BaseModel, ConfigDict, Field

from nuanju.customers import in_segment
from nuanju.customers.choices import CustomerKind, PartyRole, Segment, WatchLevel
from nuanju.customers.models import HouseParty, KeyCustomer
from nuanju.customers.models.people import CustomerQuerySet


class CustomerFilter(BaseModel):
    """Every field is optional; fields narrow each other."""

    model_config = ConfigDict(extra="forbid")

    q: str = Field(default="", title="查找", max_length=80)
    project: str = Field(default="", title="项目", description="项目代码")
    segment: Segment | None = Field(default=None, title="分期")
    role: PartyRole | None = Field(default=None, title="身份")
    watch: WatchLevel | None = Field(default=None, title="关注")
    kind: CustomerKind | None = Field(default=None, title="类别")
    verified: bool | None = Field(default=None, title="已核实身份")

    def apply(self, customers: CustomerQuerySet) -> CustomerQuerySet:
        """Narrow a queryset that is already visible to the user; `q` is the caller's."""
        found = Q(kind=self.kind) if self.kind else Q()
        if self.verified is not None:
            found &= Q(is_verified=self.verified)
        if self.project or self.role:
            found &= self._place()
        if self.watch:
            found &= Q(self._watched())
        if self.segment:
            found &= in_segment.of(self.segment, timezone.localdate())
        return customers.filter(found)

    def _place(self) -> Q:
        """Party to a house there; without a role also who is first known from there."""
        parties = HouseParty.objects.current().filter(customer=OuterRef("pk"))
        if self.project:
            parties = parties.filter(project__code=self.project)
        if self.role:
            return Q(Exists(parties.filter(role=self.role)))
        return Q(Exists(parties)) | Q(project__code=self.project)

    def _watched(self) -> Exists:
        lasting = Q(until=None) | Q(until__gte=timezone.localdate())
        return Exists(KeyCustomer.objects.filter(lasting, customer=OuterRef("pk"), ended_at=None, level=self.watch))
