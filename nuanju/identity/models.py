from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class ApiTokenQuerySet(models.QuerySet):
    def visible_to(self, user):
        """One's own."""
        return self.filter(user=user)

    def alive(self):
        """Neither revoked nor expired, of somebody still employed."""
        unexpired = Q(expires_at=None) | Q(expires_at__gt=timezone.now())
        return self.filter(unexpired, revoked_at=None, user__is_active=True)


class ApiToken(models.Model):
    """A key for other systems; it sees and may do what its user may. Only a hash of it is kept."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="api_tokens", verbose_name="人员")
    name = models.CharField("用途", max_length=60)
    hash = models.CharField(max_length=64, unique=True)
    hint = models.CharField(max_length=8)  # its last characters, to tell tokens apart
    issued_at = models.DateTimeField("签发", default=timezone.now)
    last_used_at = models.DateTimeField("最近使用", null=True)
    expires_at = models.DateTimeField("到期", null=True)
    revoked_at = models.DateTimeField("吊销", null=True)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        verbose_name = "API 令牌"
        ordering = ["-id"]

    def __str__(self):
        return f"{self.name}（…{self.hint}）"
