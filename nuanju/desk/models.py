"""What the desk itself remembers: the views people save of their lists."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class SavedViewQuerySet(models.QuerySet):
    def visible_to(self, user):
        """One's own and those shared with everybody."""
        return self.filter(Q(user=user) | Q(shared=True))


class SavedView(models.Model):
    """保存的视图: the filters of the case list under a name, a tab for its owner or for everybody."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_views", verbose_name="人员")
    name = models.CharField("名称", max_length=20)
    query = models.CharField("筛选", max_length=500, blank=True)
    shared = models.BooleanField("所有人可见", default=False)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        verbose_name = "保存的视图"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "name"],
                name="saved_view_name_once",
                violation_error_message="您已有一个同名的视图，请换一个名称。",
            )
        ]

    def __str__(self):
        return self.name
