from django.db import models
from django.db.models import Q
from django.utils import timezone

from nuanju.core.scope import ScopedQuerySet
from nuanju.core.text import pinyin_initials, pinyin_key


class PlaceQuerySet(ScopedQuerySet):
    """Regions and city companies: seen by whoever reaches one of their projects."""

    def visible_to(self, user):
        return super().visible_to(user).distinct()


class Corporation(models.Model):
    """集团: the top; owns rules, 400 centre and bulletin."""

    name = models.CharField("名称", max_length=80)
    number_prefix = models.CharField("单号前缀", max_length=6, default="NJ")

    project_path = "city_companies__projects"
    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = "集团"

    def __str__(self):
        return self.name


class Region(models.Model):
    """区域公司: several city companies; optional level."""

    corporation = models.ForeignKey(Corporation, models.PROTECT, related_name="regions", verbose_name="集团")
    name = models.CharField("名称", max_length=80)
    live_since = models.DateField(
        "启用日期", null=True, blank=True, help_text="从这一天起本区域使用400闭环；留空为未启用"
    )

    project_path = "city_companies__projects"
    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = "区域公司"
        ordering = ["id"]

    def __str__(self):
        return self.name


class CityCompany(models.Model):
    """城市公司."""

    corporation = models.ForeignKey(Corporation, models.PROTECT, related_name="city_companies", verbose_name="集团")
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="city_companies", verbose_name="区域公司"
    )
    name = models.CharField("名称", max_length=80)

    project_path = "projects"
    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = "城市公司"
        ordering = ["id"]

    def __str__(self):
        return self.name


class ProjectQuerySet(ScopedQuerySet):
    project_path = "pk"

    def live(self, on=None):
        """Projects switched on: their own date and their region's have come."""
        day = on or timezone.localdate()
        region_on = Q(city_company__region=None) | Q(city_company__region__live_since__lte=day)
        return self.filter(region_on, live_since__lte=day)


class Project(models.Model):
    """项目: one named estate development; the unit of most measures."""

    city_company = models.ForeignKey(CityCompany, models.PROTECT, related_name="projects", verbose_name="城市公司")
    name = models.CharField("名称", max_length=80)
    short_name = models.CharField("简称", max_length=20, blank=True)
    code = models.CharField("项目代码", max_length=12, unique=True, help_text="单号中使用，大写字母和数字")
    name_key = models.CharField(max_length=200, editable=False, default="")
    initials = models.CharField(max_length=60, editable=False, default="")  # bwhy, as typed in a hurry
    live_since = models.DateField("启用日期", null=True, blank=True)
    taken_over_on = models.DateField("物业承接查验日期", null=True, blank=True)
    hotline = models.CharField("400号码", max_length=20, blank=True)
    duty_phone = models.CharField("夜间值班电话", max_length=20, blank=True)

    objects = ProjectQuerySet.as_manager()

    class Meta:
        verbose_name = "项目"
        ordering = ["name_key", "id"]

    def __str__(self):
        return self.name

    def clean(self):
        self.name_key = pinyin_key(self.name)
        self.initials = pinyin_initials(self.name)

    def is_live(self, on=None) -> bool:
        day = on or timezone.localdate()
        region = self.city_company.region
        return bool(self.live_since and self.live_since <= day) and (
            region is None or bool(region.live_since and region.live_since <= day)
        )
