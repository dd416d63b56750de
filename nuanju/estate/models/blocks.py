from django.db import models

from nuanju.core.scope import ScopedQuerySet
from nuanju.org.models import Project


class Phase(models.Model):
    """分期: a construction and sales phase of a project."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="phases", verbose_name="项目")
    name = models.CharField("名称", max_length=40)
    position = models.PositiveSmallIntegerField("排序", default=1)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "分期"
        ordering = ["project", "position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "name"],
                name="phase_name_once",
                violation_error_message="这个项目已有同名的分期。",
            )
        ]

    def __str__(self):
        return self.name


class Building(models.Model):
    """楼栋."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="buildings", verbose_name="项目")
    phase = models.ForeignKey(
        Phase, models.PROTECT, null=True, blank=True, related_name="buildings", verbose_name="分期"
    )
    name = models.CharField("楼栋", max_length=40, help_text="例如 3栋、A座")
    position = models.PositiveSmallIntegerField("排序", default=1)
    floors_above = models.PositiveSmallIntegerField("地上层数", null=True, blank=True)
    accepted_on = models.DateField("竣工验收合格日", null=True, blank=True)
    central_delivery_on = models.DateField("集中交付首日", null=True, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "楼栋"
        ordering = ["project", "position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "name"],
                name="building_name_once",
                violation_error_message="这个项目已有同名的楼栋。",
            )
        ]

    def __str__(self):
        return self.name


class BuildingUnit(models.Model):
    """单元: a stair or lift core of a building."""

    building = models.ForeignKey(Building, models.CASCADE, related_name="units", verbose_name="楼栋")
    name = models.CharField("单元", max_length=20, help_text="例如 2单元")
    position = models.PositiveSmallIntegerField("排序", default=1)

    class Meta:
        verbose_name = "单元"
        ordering = ["building", "position", "id"]
        constraints = [models.UniqueConstraint(fields=["building", "name"], name="unit_name_once")]

    def __str__(self):
        return f"{self.building}{self.name}"


class Floor(models.Model):
    """楼层: the label people read (3A) and its order from the ground."""

    building = models.ForeignKey(Building, models.CASCADE, related_name="floors", verbose_name="楼栋")
    label = models.CharField("楼层", max_length=10)
    order = models.SmallIntegerField("自下而上第几层")

    class Meta:
        verbose_name = "楼层"
        ordering = ["building", "order"]
        constraints = [models.UniqueConstraint(fields=["building", "label"], name="floor_label_once")]

    def __str__(self):
        return f"{self.label}层"
