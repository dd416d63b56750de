from django.conf import settings
from django.db import models
from django.db.models import F, Q

from nuanju.cases.choices import RainResult, State
from nuanju.cases.models.case import Case
from nuanju.core.scope import NOWHERE, ScopedQuerySet
from nuanju.org.models import CityCompany

PERSON = settings.AUTH_USER_MODEL


class HeavyRain(models.Model):
    """降雨登记: heavy rain over a city, so that whoever had a leak mended there is asked whether it holds."""

    city = models.ForeignKey(CityCompany, models.PROTECT, related_name="rains", verbose_name="城市公司")
    on = models.DateField("降雨日期")
    note = models.CharField("说明", max_length=200, blank=True)
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    project_path = "city__projects"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "降雨登记"
        ordering = ["-on", "-id"]
        constraints = [models.UniqueConstraint(fields=["city", "on"], name="one_rain_a_day")]

    def __str__(self):
        return f"{self.city} {self.on:%Y-%m-%d}"


class RainCheckQuerySet(models.QuerySet):
    def visible_to(self, user):
        """As their cases are."""
        if getattr(user, "reach", NOWHERE).everywhere:
            return self
        return self.filter(case__in=Case.objects.visible_to(user).values("pk"))

    def open(self):
        """Of the round the case was closed in; a case that went on has its next one."""
        return self.filter(settled_at=None, case__state=State.CLOSED, round=F("case__round"))


class RainCheck(models.Model):
    """雨后回访: whether a mended leak held, asked after the next heavy rain or after a time, whichever comes first."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="rain_checks")
    round = models.PositiveSmallIntegerField("轮次")
    accepted_at = models.DateTimeField("验收时间")
    due_at = models.DateTimeField("回访时限")
    rain = models.ForeignKey(HeavyRain, models.PROTECT, null=True, blank=True, related_name="checks")
    tries = models.PositiveSmallIntegerField("未接通次数", default=0)
    result = models.CharField("结果", max_length=10, choices=RainResult.choices, blank=True)
    words = models.TextField("客户意见", blank=True)
    settled_at = models.DateTimeField("回访时间", null=True)
    settled_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")

    objects = RainCheckQuerySet.as_manager()

    class Meta:
        verbose_name = "雨后回访"
        ordering = ["due_at", "id"]
        constraints = [models.UniqueConstraint(fields=["case", "round"], name="one_rain_check_a_round")]
        indexes = [models.Index(fields=["due_at"], name="rain_check_open", condition=Q(settled_at=None))]

    def __str__(self):
        return f"{self.case} 雨后回访"
