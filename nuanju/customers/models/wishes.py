from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from nuanju.customers.choices import ContactChannel, Purpose, WatchLevel, WatchReason
from nuanju.customers.models.people import Customer


class KeyCustomer(models.Model):
    """重点关注: a stretch on the watch list, with its reason."""

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="watches", verbose_name="客户")
    reason = models.CharField("原因", max_length=12, choices=WatchReason.choices)
    level = models.CharField("程度", max_length=10, choices=WatchLevel.choices, default=WatchLevel.ATTENTION)
    note = models.CharField("说明", max_length=300, blank=True)
    since = models.DateField("开始日期", default=timezone.localdate)
    until = models.DateField("关注到", null=True, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "重点关注"
        ordering = ["-since", "-id"]
        constraints = [models.UniqueConstraint(fields=["customer"], condition=Q(ended_at=None), name="one_open_watch")]

    def __str__(self):
        return f"{self.customer} {self.get_level_display()}"

    def lasts(self, on=None) -> bool:
        day = on or timezone.localdate()
        return self.ended_at is None and (self.until is None or self.until >= day)


class OptOut(models.Model):
    """拒绝联系: what the customer does not want, by channel and purpose; effective at once."""

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="opt_outs", verbose_name="客户")
    channel = models.CharField("方式", max_length=10, choices=ContactChannel.choices, default=ContactChannel.ALL)
    purpose = models.CharField("事项", max_length=12, choices=Purpose.choices, default=Purpose.MARKETING)
    since = models.DateTimeField(default=timezone.now)
    source = models.CharField("来源", max_length=100, blank=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "拒绝联系"
        ordering = ["-since"]
        constraints = [
            models.UniqueConstraint(
                fields=["customer", "channel", "purpose"], condition=Q(withdrawn_at=None), name="opt_out_once"
            )
        ]

    def __str__(self):
        return f"{self.get_channel_display()} {self.get_purpose_display()}"


class Consent(models.Model):
    """同意: given or withdrawn, each an own row with its evidence; the last one counts."""

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="consents", verbose_name="客户")
    purpose = models.CharField("事项", max_length=12, choices=Purpose.choices)
    given = models.BooleanField("同意")
    at = models.DateTimeField("时间", default=timezone.now)
    evidence = models.CharField("凭据", max_length=200, blank=True, help_text="例如 录音编号、签字页")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "同意记录"
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["customer", "purpose", "-at"], name="consent_last")]

    def __str__(self):
        return f"{self.get_purpose_display()} {'同意' if self.given else '不同意'}"
