"""What a member of the staff wants to hear, and when."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models


class Preference(models.Model):
    """通知设置: what one person turned off, and his own quiet hours; no row means as the group has it."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notice_preference")
    off = ArrayField(models.CharField(max_length=20), verbose_name="不接收", default=list)  # "N04:sms"
    quiet_from = models.TimeField("免打扰开始", null=True, blank=True)
    quiet_until = models.TimeField("免打扰结束", null=True, blank=True)

    class Meta:
        verbose_name = "通知设置"
        constraints = [
            models.CheckConstraint(
                name="preference_quiet_both",
                condition=models.Q(quiet_from__isnull=True, quiet_until__isnull=True)
                | models.Q(quiet_from__isnull=False, quiet_until__isnull=False),
            )
        ]

    def __str__(self):
        return f"{self.user}的通知设置"

    def wants(self, code: str, channel: str) -> bool:
        return f"{code[:3]}:{channel}" not in self.off
