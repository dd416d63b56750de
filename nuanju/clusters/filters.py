"""The filters of lists of clusters: page and API read the same ones."""

from typing import Literal

from django.db.models import Q
from pydantic import BaseModel, ConfigDict, Field

from nuanju.clusters.choices import Level, State
from nuanju.clusters.models.cluster import UNDER_WAY, ClusterQuerySet


class ClusterFilter(BaseModel):
    """Every field is optional; several values of one field are alternatives, fields narrow each other."""

    model_config = ConfigDict(extra="forbid")

    state: list[State] = Field(default=[], title="状态")
    level: list[Level] = Field(default=[], title="级别")
    project: list[str] = Field(default=[], title="项目", description="项目代码")
    open: bool | None = Field(default=None, title="未关闭")
    mine: Literal["responsible"] | None = Field(default=None, title="与我有关")

    def apply(self, clusters: ClusterQuerySet, user) -> ClusterQuerySet:
        """Narrow a queryset that is already visible to the user."""
        named = {"state": self.state, "level": self.level, "project__code": self.project}
        found = Q(**{f"{field}__in": values for field, values in named.items() if values})
        if self.open is not None:
            found &= Q(state__in=UNDER_WAY) if self.open else ~Q(state__in=UNDER_WAY)
        return clusters.filter(found & (Q(responsible=user) if self.mine else Q()))
