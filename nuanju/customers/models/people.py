from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from nuanju.core.scope import ScopedQuerySet
from nuanju.core.text import mask_phone, pinyin_key
from nuanju.customers.choices import CustomerKind, Gender, Segment
from nuanju.org.models import Project


class CustomerQuerySet(ScopedQuerySet):
    def visible_to(self, user):
        """Whoever is or was party to a house in reach, or is first known from a project in reach."""
        if user.reach.everywhere:
            return self
        projects = user.reach.project_ids
        party: Any = self.model._meta.get_field("parties").related_model
        there = party._base_manager.filter(customer=OuterRef("pk"), project__in=projects)
        return self.filter(Q(project__in=projects) | Exists(there))

    def current(self):
        """Without the records that were merged into another."""
        return self.filter(merged_into=None)


class Customer(models.Model):
    """客户: a natural person or a company, one record each; never merged by a phone number alone."""

    kind = models.CharField("类别", max_length=10, choices=CustomerKind.choices, default=CustomerKind.PERSON)
    name = models.CharField("姓名", max_length=80)
    name_key = models.CharField(max_length=200, editable=False, default="")
    gender = models.CharField("称呼", max_length=10, choices=Gender.choices, blank=True)
    id_last4 = models.CharField("证件后四位", max_length=4, blank=True)
    email = models.EmailField("邮箱", blank=True)
    note = models.CharField("备注", max_length=300, blank=True)
    is_verified = models.BooleanField("已核实身份", default=False)  # False = a temporary contact
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, related_name="customers", verbose_name="首次相识的项目"
    )
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, editable=False, related_name="merged")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = CustomerQuerySet.as_manager()

    class Meta:
        verbose_name = "客户"
        ordering = ["name_key", "id"]
        indexes = [
            models.Index(fields=["project", "name_key", "id"], name="customer_in_project"),
            models.Index(fields=["-created_at", "-id"], name="customer_recent"),
            models.Index(fields=["name"], opclasses=["varchar_pattern_ops"], name="customer_name"),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        self.name_key = pinyin_key(self.name)

    @property
    def addressed(self) -> str:
        """How to call him: 张先生, 李女士; the name as it is when not known."""
        if self.kind == CustomerKind.COMPANY or not self.gender or not self.name:
            return self.name
        return f"{self.name[0]}{self.get_gender_display()}"

    def live_topics(self) -> list[str]:
        return [f"p{self.project_id}"] if self.project_id else []


class CustomerPhone(models.Model):
    """A number of a person; the same number may belong to several people."""

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="phones", verbose_name="客户")
    number = models.CharField("号码", max_length=32)  # as phones.normalise gives it
    tail = models.CharField(max_length=4, editable=False)
    label = models.CharField("说明", max_length=20, blank=True, help_text="例如 本人、单位、配偶")
    is_primary = models.BooleanField("首选", default=False)

    class Meta:
        verbose_name = "电话"
        ordering = ["-is_primary", "id"]
        constraints = [
            models.UniqueConstraint(fields=["customer", "number"], name="phone_once_per_customer"),
            models.UniqueConstraint(fields=["customer"], condition=Q(is_primary=True), name="one_primary_phone"),
        ]
        indexes = [
            models.Index(fields=["number"], opclasses=["varchar_pattern_ops"], name="phone_number"),
            models.Index(fields=["tail"], name="phone_tail"),
        ]

    def __str__(self):
        return mask_phone(self.number)


class SalesInterest(models.Model):
    """意向/认购: a stretch of being a lead or a subscriber at a project."""

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="interests", verbose_name="客户")
    project = models.ForeignKey(Project, models.PROTECT, related_name="interests", verbose_name="项目")
    stage = models.CharField(
        "阶段",
        max_length=12,
        choices=[(s.value, s.label) for s in (Segment.LEAD, Segment.SUBSCRIBER)],
        default=Segment.LEAD,
    )
    since = models.DateField("开始日期")
    ended_on = models.DateField("结束日期", null=True, blank=True)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "购房意向"
        ordering = ["-since", "-id"]

    def __str__(self):
        return f"{self.customer} {self.get_stage_display()}"
