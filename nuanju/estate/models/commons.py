from django.db import models

from nuanju.core.scope import ScopedQuerySet
from nuanju.estate.choices import BayKind
from nuanju.estate.models.blocks import Building, BuildingUnit, Phase
from nuanju.org.models import Project


class CommonArea(models.Model):
    """公区: a shared part; it belongs to the smallest place named."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="common_areas", verbose_name="项目")
    phase = models.ForeignKey(
        Phase, models.PROTECT, null=True, blank=True, related_name="common_areas", verbose_name="分期"
    )
    building = models.ForeignKey(
        Building, models.PROTECT, null=True, blank=True, related_name="common_areas", verbose_name="楼栋"
    )
    unit = models.ForeignKey(
        BuildingUnit, models.PROTECT, null=True, blank=True, related_name="common_areas", verbose_name="单元"
    )
    name = models.CharField("公共部位", max_length=60, help_text="例如 电梯厅、地下车库、小区大门")
    taken_over_on = models.DateField("物业承接日期", null=True, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "公区"
        ordering = ["project", "name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "phase", "building", "unit", "name"],
                name="common_area_once",
                nulls_distinct=False,
                violation_error_message="这里已有同名的公共部位。",
            )
        ]

    def __str__(self):
        return self.full_name

    @property
    def full_name(self) -> str:
        return f"{self.unit or self.building or self.phase or ''}{self.name}"


class ParkingBay(models.Model):
    """车位."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="parking_bays", verbose_name="项目")
    number = models.CharField("车位号", max_length=20)
    place = models.CharField("位置", max_length=40, blank=True, help_text="例如 B2东区")
    kind = models.CharField("性质", max_length=15, choices=BayKind.choices, default=BayKind.SOLD)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "车位"
        ordering = ["project", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "number"],
                name="bay_number_once",
                violation_error_message="这个项目已有这个车位号。",
            )
        ]

    def __str__(self):
        return f"车位{self.number}"
