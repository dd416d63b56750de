import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q

from nuanju.core.scope import ScopedQuerySet
from nuanju.customers.choices import OWNING, PartyRole
from nuanju.customers.models.people import Customer
from nuanju.estate.models import House
from nuanju.org.models import Project


class HouseholdQuerySet(ScopedQuerySet):
    def open(self):
        """Of the present owners."""
        return self.filter(ended_on=None)


class Household(models.Model):
    """户: all parties of one house during one ownership; the unit complaints are counted by."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="households", verbose_name="项目")
    house = models.ForeignKey(House, models.PROTECT, related_name="households", verbose_name="房屋")
    started_on = models.DateField("开始日期")
    ended_on = models.DateField("结束日期", null=True, blank=True)
    moved_in_on = models.DateField("入住日期", null=True, blank=True)

    objects = HouseholdQuerySet.as_manager()

    class Meta:
        verbose_name = "户"
        ordering = ["-started_on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["house"], condition=Q(ended_on=None), name="one_open_household"),
            models.CheckConstraint(
                name="household_ends_after_start", condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on"))
            ),
        ]
        indexes = [models.Index(fields=["house", "-started_on"], name="household_of_house")]

    def __str__(self):
        return str(self.house)


class HousePartyQuerySet(ScopedQuerySet):
    def current(self, on: datetime.date | None = None) -> Self:
        """Parties now, or on a day, of a household that lasts."""
        if on is None:
            return self.filter(ended_on=None, household__ended_on=None)
        lasting = Q(ended_on=None) | Q(ended_on__gte=on)
        household = Q(household__ended_on=None) | Q(household__ended_on__gte=on)
        return self.filter(lasting, household, started_on__lte=on)

    def owning(self) -> Self:
        return self.filter(role__in=OWNING)


class HouseParty(models.Model):
    """房屋关系人: what a person is to a house, from and to."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="+", verbose_name="项目")
    household = models.ForeignKey(Household, models.CASCADE, related_name="parties", verbose_name="户")
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="parties", verbose_name="客户")
    role = models.CharField("身份", max_length=10, choices=PartyRole.choices, default=PartyRole.BUYER)
    started_on = models.DateField("开始日期")
    ended_on = models.DateField("结束日期", null=True, blank=True)

    objects = HousePartyQuerySet.as_manager()

    class Meta:
        verbose_name = "房屋关系人"
        ordering = ["household", "started_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["household", "customer", "role"], condition=Q(ended_on=None), name="party_once"
            )
        ]
        indexes = [models.Index(fields=["customer", "project"], name="party_of_customer")]

    def __str__(self):
        return f"{self.customer} {self.get_role_display()}"


class SaleContract(models.Model):
    """买卖合同."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="sale_contracts", verbose_name="项目")
    house = models.ForeignKey(House, models.PROTECT, related_name="sale_contracts", verbose_name="房屋")
    household = models.ForeignKey(
        Household, models.PROTECT, null=True, blank=True, related_name="sale_contracts", verbose_name="户"
    )
    number = models.CharField("合同编号", max_length=40)
    signed_on = models.DateField("签约日期")
    filed_on = models.DateField("备案日期", null=True, blank=True)
    agreed_delivery_on = models.DateField("约定交付日期", null=True, blank=True)
    counts_deemed_delivery = models.BooleanField("约定视为交付起算保修", default=False)  # warranty.md §4 rule 1
    cancelled_on = models.DateField("退房日期", null=True, blank=True)
    buyers = models.ManyToManyField(Customer, related_name="sale_contracts", verbose_name="买受人")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "买卖合同"
        ordering = ["-signed_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "number"],
                name="contract_number_once",
                violation_error_message="这个项目已有这个合同编号。",
            )
        ]

    def __str__(self):
        return self.number
