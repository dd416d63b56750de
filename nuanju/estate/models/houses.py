from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.db.models import F, Q

from nuanju.core.scope import ScopedQuerySet
from nuanju.estate.choices import DeliveryStandard, HouseUse
from nuanju.estate.models.blocks import Building, BuildingUnit, Floor
from nuanju.org.models import Project


class HouseType(models.Model):
    """户型: a plan type; its floor plan is a file put on it."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="house_types", verbose_name="项目")
    name = models.CharField("户型", max_length=40)
    area = models.DecimalField("建筑面积", max_digits=8, decimal_places=2, null=True, blank=True)
    layout = models.CharField("几室几厅", max_length=20, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "户型"
        ordering = ["project", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "name"],
                name="house_type_name_once",
                violation_error_message="这个项目已有同名的户型。",
            )
        ]

    def __str__(self):
        return self.name


class HouseQuerySet(ScopedQuerySet):
    def with_places(self):
        """With what its line in a list needs."""
        return self.select_related("project", "building", "unit", "house_type")

    def of_line(self, house: "House"):
        """The houses above and below: where water comes from and goes to."""
        return self.filter(building_id=house.building_id, unit_id=house.unit_id, line=house.line).exclude(pk=house.pk)


class House(models.Model):
    """房屋: one saleable dwelling, shop or office; the key object."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="houses", verbose_name="项目")
    building = models.ForeignKey(Building, models.PROTECT, related_name="houses", verbose_name="楼栋")
    unit = models.ForeignKey(
        BuildingUnit, models.PROTECT, null=True, blank=True, related_name="houses", verbose_name="单元"
    )
    floor = models.ForeignKey(Floor, models.PROTECT, null=True, blank=True, related_name="houses", verbose_name="楼层")
    number = models.CharField("房号", max_length=20)
    full_name = models.CharField("房屋", max_length=80, editable=False)  # 3栋2单元1502
    key = models.CharField(max_length=60, editable=False)  # 3-2-1502, as people type it
    position = models.BigIntegerField(editable=False, default=0)  # order inside the project
    line = models.CharField("竖向位置", max_length=10, blank=True, help_text="上下楼同一位置相同，例如 02")
    house_type = models.ForeignKey(
        HouseType, models.PROTECT, null=True, blank=True, related_name="houses", verbose_name="户型"
    )
    delivery_standard = models.CharField(
        "交付标准", max_length=12, choices=DeliveryStandard.choices, default=DeliveryStandard.BARE_SHELL
    )
    use = models.CharField("用途", max_length=12, choices=HouseUse.choices, default=HouseUse.DWELLING)
    area = models.DecimalField("建筑面积", max_digits=8, decimal_places=2, null=True, blank=True)
    handover_on = models.DateField("收房日期", null=True, blank=True)
    deemed_delivered_on = models.DateField("视为交付日期", null=True, blank=True, help_text="业主无正当理由拒收时")
    marked_received = models.BooleanField("已收房（日期不详）", default=False)

    objects = HouseQuerySet.as_manager()

    class Meta:
        verbose_name = "房屋"
        ordering = ["project", "position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["building", "unit", "number"],
                name="house_number_once",
                nulls_distinct=False,
                violation_error_message="这个楼栋单元里已有同一房号。",
            )
        ]
        indexes = [
            models.Index(fields=["project", "position", "id"], name="house_in_order"),
            models.Index(fields=["building", "unit", "line"], name="house_line"),
            models.Index(
                fields=["project"], name="house_date_missing", condition=Q(marked_received=True, handover_on=None)
            ),
            models.Index(OpClass(F("key"), "varchar_pattern_ops"), F("project"), name="house_key"),
            models.Index(OpClass(F("number"), "varchar_pattern_ops"), F("project"), F("position"), name="house_number"),
        ]

    def __str__(self):
        return self.full_name

    @property
    def is_received(self) -> bool:
        return self.handover_on is not None or self.marked_received


class HouseSpace(models.Model):
    """户内空间: a room of a plan type, or of one house that differs from its type."""

    house_type = models.ForeignKey(HouseType, models.CASCADE, null=True, related_name="spaces", verbose_name="户型")
    house = models.ForeignKey(House, models.CASCADE, null=True, related_name="own_spaces", verbose_name="房屋")
    name = models.CharField("空间", max_length=20)
    position = models.PositiveSmallIntegerField("排序", default=1)

    class Meta:
        verbose_name = "户内空间"
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                name="space_of_type_or_house",
                condition=Q(house_type=None, house__isnull=False) | Q(house_type__isnull=False, house=None),
            ),
            models.UniqueConstraint(
                fields=["house_type", "house", "name"], name="space_name_once", nulls_distinct=False
            ),
        ]

    def __str__(self):
        return self.name
