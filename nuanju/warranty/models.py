import datetime

from django.db import models
from django.db.models import Q

from nuanju.core.scope import NOWHERE, ScopedQuerySet
from nuanju.library.choices import WarrantyKey
from nuanju.org.models import CityCompany, Project, User
from nuanju.warranty.choices import TermRule, Treatment


class TermQuerySet(ScopedQuerySet):
    def visible_to(self, user):
        """The group's terms, and those of the projects in reach."""
        reach = getattr(user, "reach", NOWHERE)
        return self if reach.everywhere else self.filter(Q(project=None) | Q(project_id__in=reach.project_ids))

    def that_may_hold_for(self, project_id: int | None):
        """The group's terms and the project's own, oldest first."""
        return self.filter(Q(project=None) | Q(project_id=project_id)).order_by("effective_on", "pk")


class WarrantyTerm(models.Model):
    """保修期限: one key's term for houses delivered from a day on. A change is a new row; delivered houses keep theirs."""

    key = models.CharField("保修项目", max_length=20, choices=WarrantyKey.choices)
    node_code = models.CharField("只用于问题编码", max_length=13, blank=True)
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, related_name="warranty_terms", verbose_name="项目"
    )
    effective_on = models.DateField("适用于此日起交付")
    delivered_before = models.DateField("适用于此日前交付", null=True, blank=True)  # a batch with a book of its own
    rule = models.CharField("期限单位", max_length=12, choices=TermRule.choices)
    owner = models.PositiveSmallIntegerField("对业主", default=0)
    floor = models.PositiveSmallIntegerField("不得低于", default=0)
    contractor = models.PositiveSmallIntegerField("施工单位", null=True, blank=True)
    treatment = models.CharField("处理方式", max_length=20, choices=Treatment.choices)
    source = models.CharField("依据", max_length=120, blank=True)
    changed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField("修改时间")

    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = "保修期限"
        ordering = ["key", "effective_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "node_code", "project", "effective_on"], nulls_distinct=False, name="warranty_term_once"
            ),
            models.CheckConstraint(condition=Q(owner__gte=models.F("floor")), name="warranty_term_not_below_floor"),
        ]

    def __str__(self):
        return f"{self.get_key_display()} {self.effective_on} 起"

    def holds_on(self, day: datetime.date) -> bool:
        return self.effective_on <= day and (self.delivered_before is None or day < self.delivered_before)


class SeasonDates(models.Model):
    """采暖季: first and last day, of a city company or (without one) everywhere."""

    city_company = models.ForeignKey(
        CityCompany, models.CASCADE, null=True, blank=True, related_name="+", verbose_name="城市公司"
    )
    effective_on = models.DateField("生效日期")
    first_month = models.PositiveSmallIntegerField("开始月")
    first_day = models.PositiveSmallIntegerField("开始日")
    last_month = models.PositiveSmallIntegerField("结束月")
    last_day = models.PositiveSmallIntegerField("结束日")

    class Meta:
        verbose_name = "采暖季"
        ordering = ["effective_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["city_company", "effective_on"], nulls_distinct=False, name="season_dates_once"
            )
        ]

    def __str__(self):
        return f"{self.first_month}月{self.first_day}日–{self.last_month}月{self.last_day}日"
