from django.db import models

from nuanju.core.scope import ScopedQuerySet


class Parcel(models.Model):
    state = models.CharField(max_length=20, default="")
    version = models.IntegerField(default=0)
    project_id = models.BigIntegerField(default=1)
    keeper_id = models.BigIntegerField(null=True)
    note = models.CharField(max_length=80, blank=True)

    objects = ScopedQuerySet.as_manager()

    def __str__(self):
        return f"包裹{self.pk}"

    def live_topics(self):
        return [f"p{self.project_id}"]
