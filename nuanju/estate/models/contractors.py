from django.db import models
from django.db.models import Q

from nuanju.core.scope import ScopedQuerySet
from nuanju.core.text import pinyin_key
from nuanju.org.models import Project


class ContractorQuerySet(ScopedQuerySet):
    def visible_to(self, user):
        """Firms engaged at a project in reach, or nowhere yet."""
        if user.reach.everywhere:
            return self
        here = Engagement.objects.visible_to(user).values("contractor")
        return self.filter(Q(pk__in=here) | Q(engagements=None))


class Contractor(models.Model):
    """施工单位: a firm liable under the quality warranty."""

    name = models.CharField("名称", max_length=80, unique=True)
    name_key = models.CharField(max_length=200, editable=False, default="")
    contact = models.CharField("联系人", max_length=40, blank=True)
    phone = models.CharField("联系电话", max_length=30, blank=True)
    is_active = models.BooleanField("合作中", default=True)

    objects = ContractorQuerySet.as_manager()

    class Meta:
        verbose_name = "施工单位"
        ordering = ["name_key", "id"]

    def __str__(self):
        return self.name

    def clean(self):
        self.name_key = pinyin_key(self.name)


class Engagement(models.Model):
    """What a contractor built at a project, and until when it answers for it."""

    contractor = models.ForeignKey(Contractor, models.CASCADE, related_name="engagements", verbose_name="施工单位")
    project = models.ForeignKey(Project, models.PROTECT, related_name="engagements", verbose_name="项目")
    trade = models.CharField("承包内容", max_length=60, help_text="例如 总包、防水、门窗")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "承包"
        ordering = ["project", "trade", "id"]
        constraints = [models.UniqueConstraint(fields=["contractor", "project", "trade"], name="engagement_once")]

    def __str__(self):
        return f"{self.contractor} {self.trade}"
