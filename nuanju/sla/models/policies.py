from django.db import models
from django.db.models import Q
from django.utils import timezone

from nuanju.org.models import CityCompany, Project, Region
from nuanju.sla.choices import HoursKey, Kind, RepairClass, Row, Unit
from nuanju.sla.limit import Limit


class LimitPolicy(models.Model):
    """时限规则: one figure of the limit table, from a date on. A change is a new row; running clocks keep theirs."""

    row = models.CharField("行", max_length=20, choices=Row.choices)
    kind = models.CharField("时限", max_length=20, choices=Kind.choices)
    repair_class = models.CharField("维修类别", max_length=2, choices=RepairClass.choices, blank=True)
    amount = models.DecimalField("数值", max_digits=6, decimal_places=2)
    unit = models.CharField("单位", max_length=5, choices=Unit.choices)
    hours = models.CharField("计时", max_length=12, choices=HoursKey.choices, default=HoursKey.WORKING)
    half_share = models.PositiveSmallIntegerField("首次提醒（%）", default=50)
    warn_share = models.PositiveSmallIntegerField("再次提醒（%）", default=80)
    effective_on = models.DateField("生效日期")
    region = models.ForeignKey(Region, models.CASCADE, null=True, blank=True, related_name="+", verbose_name="区域")
    city_company = models.ForeignKey(
        CityCompany, models.CASCADE, null=True, blank=True, related_name="+", verbose_name="城市公司"
    )
    project = models.ForeignKey(Project, models.CASCADE, null=True, blank=True, related_name="+", verbose_name="项目")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = "时限规则"
        ordering = ["row", "kind", "repair_class", "-effective_on"]
        constraints = [
            models.UniqueConstraint(
                name="one_limit_per_day",
                fields=["row", "kind", "repair_class", "effective_on", "region", "city_company", "project"],
                nulls_distinct=False,
                violation_error_message="这一天已有同样的时限规则。",
            ),
            models.CheckConstraint(
                name="limit_positive", condition=Q(amount__gt=0), violation_error_message="时限要大于零。"
            ),
            models.CheckConstraint(
                name="warning_shares_rise",
                condition=Q(half_share__gt=0, warn_share__gt=models.F("half_share"), warn_share__lt=100),
                violation_error_message="提醒比例要依次增大，并小于 100%。",
            ),
        ]

    def __str__(self):
        return f"{self.get_row_display()} {self.get_kind_display()}{self.repair_class}：{self.limit()}"

    @property
    def place(self) -> Region | CityCompany | Project | None:
        """Where it holds; None = the whole group."""
        return self.project or self.city_company or self.region

    @property
    def nearness(self) -> int:
        """The nearer to the house, the heavier: group 0, region 1, city company 2, project 3."""
        return 3 if self.project_id else 2 if self.city_company_id else 1 if self.region_id else 0

    def limit(self) -> Limit:
        return Limit(self.amount, self.unit, self.hours, self.row, self.pk, self.half_share, self.warn_share)
