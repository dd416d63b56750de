from django.db import models
from django.db.models import F, Q

from nuanju.core.scope import ScopedQuerySet
from nuanju.customers.models.households import Household
from nuanju.estate.models import ParkingBay
from nuanju.org.models import Project


class BayHoldingQuerySet(ScopedQuerySet):
    def current(self):
        return self.filter(ended_on=None)


class BayHolding(models.Model):
    """车位归属: which household has a parking bay, from and to."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="+", verbose_name="项目", editable=False)
    bay = models.ForeignKey(ParkingBay, models.PROTECT, related_name="holdings", verbose_name="车位")
    household = models.ForeignKey(Household, models.PROTECT, related_name="bays", verbose_name="户")
    started_on = models.DateField("开始日期")
    ended_on = models.DateField("结束日期", null=True, blank=True)

    objects = BayHoldingQuerySet.as_manager()

    class Meta:
        verbose_name = "车位归属"
        ordering = ["bay", "-started_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["bay"],
                condition=Q(ended_on=None),
                name="one_holder_of_a_bay",
                violation_error_message="这个车位现在归另一户，请先填写那一户的结束日期。",
            ),
            models.CheckConstraint(
                name="bay_holding_ends_after_start",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")),
                violation_error_message="结束日期不能早于开始日期。",
            ),
        ]

    def __str__(self):
        return f"{self.bay} — {self.household}"
