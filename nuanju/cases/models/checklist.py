from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models


class Checklist(models.Model):
    """验收清单: what is looked at before acceptance, by repair class or for leaks; a change is a new version from a day on."""

    key = models.CharField("用于", max_length=10)
    items = ArrayField(models.CharField(max_length=60), verbose_name="检查项")
    effective_on = models.DateField("生效日期")
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "验收清单"
        ordering = ["key", "-effective_on"]
        constraints = [
            models.UniqueConstraint(fields=["key", "effective_on"], name="checklist_once_a_day"),
            models.CheckConstraint(condition=~models.Q(items=[]), name="checklist_not_empty"),
        ]

    def __str__(self):
        return f"{self.key} {self.effective_on}"
