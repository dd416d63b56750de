from django.db import models

from nuanju.library.choices import SymptomClass


class ScriptQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Scripts are the same for everybody."""
        return self


class IntakeScript(models.Model):
    """话术: how the agent opens and what he asks for one class of symptoms."""

    sym = models.CharField("现象类别", max_length=15, choices=SymptomClass.choices, unique=True, blank=True)
    opening = models.CharField("开场", max_length=200)
    questions = models.JSONField("追问", default=list)  # [{"key": "since", "ask": "什么时候开始的？", "options": […]}]
    caution = models.CharField("安全提示", max_length=200, blank=True)  # said to the customer at once

    objects = ScriptQuerySet.as_manager()

    class Meta:
        verbose_name = "引导话术"
        ordering = ["sym"]

    def __str__(self):
        return self.get_sym_display() or "通用"
