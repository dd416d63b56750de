from django.db import models
from django.utils import timezone


class DemoLoad(models.Model):
    """The mark of a database filled with the demo organisation: without it nothing of the demo is ever offered."""

    loaded_at = models.DateTimeField(default=timezone.now)
    scale = models.FloatField(default=1)

    class Meta:
        verbose_name = "演示数据"
        constraints = [models.UniqueConstraint(models.Value(1), name="demo_loaded_once")]

    def __str__(self):
        return f"演示组织 {self.loaded_at:%Y-%m-%d %H:%M}"
