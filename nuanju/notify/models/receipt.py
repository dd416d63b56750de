"""What a provider reported about a message, each report once."""

from django.db import models
from django.utils import timezone

from nuanju.notify.models.delivery import Delivery


class StatusReport(models.Model):
    """回执: one report of a provider, kept as it came; the delivery shows what they add up to."""

    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="reports")
    ok = models.BooleanField()
    words = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    came_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "回执"
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(name="status_report_once", fields=["delivery", "ok", "at", "words"])]

    def __str__(self):
        return f"{self.delivery_id} {'送达' if self.ok else '未送达'}"
