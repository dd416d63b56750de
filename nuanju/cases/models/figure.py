from django.conf import settings
from django.db import models


class Figure(models.Model):
    """A figure of the loop that the group may change: versioned by its effective date, never edited in place."""

    key = models.CharField("键", max_length=40)
    value = models.DecimalField("值", max_digits=10, decimal_places=2)
    effective_on = models.DateField("生效日期")
    note = models.CharField("说明", max_length=200, blank=True)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "规则数值"
        ordering = ["key", "-effective_on"]
        constraints = [models.UniqueConstraint(fields=["key", "effective_on"], name="figure_once_a_day")]

    def __str__(self):
        return f"{self.key} = {self.value}"

    @property
    def shown(self) -> str:
        """Without needless zeros."""
        return f"{self.value.normalize():f}"
