"""The figures of notices: quiet hours and digests, versioned."""

from django.conf import settings
from django.db import models


class NoticeFigureQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The group's own figures: for those who keep the words of notices."""
        return self.all() if user.may("keep_templates") else self.none()


class NoticeFigure(models.Model):
    """通知规则: one figure from a date on; a change is a new row."""

    key = models.CharField("规则", max_length=30)
    meaning = models.CharField("含义", max_length=80)
    value = models.DecimalField("数值", max_digits=7, decimal_places=2)
    effective_on = models.DateField("生效日期")
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="设定人"
    )

    objects = NoticeFigureQuerySet.as_manager()

    class Meta:
        verbose_name = "通知规则"
        ordering = ["key", "-effective_on"]
        constraints = [
            models.UniqueConstraint(
                name="notice_figure_once_a_day",
                fields=["key", "effective_on"],
                violation_error_message="这一天已有一个版本，请换一个生效日期。",
            )
        ]

    def __str__(self):
        return f"{self.meaning}：{self.shown}"

    @property
    def shown(self) -> str:
        """Without needless zeros."""
        return f"{self.value.normalize():f}"
