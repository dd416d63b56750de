"""Who else is told of events."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from nuanju.core import sealed

PURPOSE = "webhook"


class SubscriptionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The group's own connections: for those who look after them."""
        return self.all() if user.may("keep_webhooks") else self.none()

    def wanting(self, kind: str):
        """Those that asked for this kind, for its family (case.*) or for everything."""
        return self.filter(active=True, kinds__overlap=[kind, f"{kind.partition('.')[0]}.*", "*"])


class Subscription(models.Model):
    """订阅: another system that is told of events at its address."""

    name = models.CharField("名称", max_length=60, unique=True)
    url = models.URLField("地址", max_length=300)
    kinds = ArrayField(models.CharField(max_length=60), verbose_name="事件")
    personal = models.BooleanField("含个人信息", default=False)
    active = models.BooleanField("启用", default=True)
    sealed_secret = models.CharField(max_length=300, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="建立人")
    made_at = models.DateTimeField("建立时间", default=timezone.now)
    stopped_at = models.DateTimeField("停用时间", null=True)
    stopped_why = models.CharField("停用原因", max_length=300, blank=True)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        verbose_name = "订阅"
        ordering = ["id"]

    def __str__(self):
        return self.name

    @property
    def host(self) -> str:
        return urlsplit(self.url).hostname or ""

    @property
    def secret(self) -> str:
        return sealed.unseal(self.sealed_secret, purpose=PURPOSE)
