"""The words of notices, versioned."""

import string

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from nuanju.notify.choices import Audience, ChannelKind
from nuanju.notify.codes import CODES


class NoticeTemplateQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The group's own words: for those who keep them."""
        return self.all() if user.may("keep_templates") else self.none()

    def in_force(self, on=None):
        """The newest text of each code × audience × channel that has come into effect."""
        day = on or timezone.localdate()
        newest = ("code", "audience", "channel")
        return self.filter(effective_on__lte=day).order_by(*newest, "-effective_on", "-pk").distinct(*newest)


class NoticeTemplate(models.Model):
    """What a notice says, per audience and channel; a change is a new row with its date."""

    code = models.CharField("通知", max_length=20, choices=[(k, f"{k} {c.label}") for k, c in CODES.items()])
    audience = models.CharField("对象", max_length=10, choices=Audience.choices)
    channel = models.CharField("渠道", max_length=10, choices=ChannelKind.choices)
    title = models.CharField("标题", max_length=80)
    text = models.TextField("内容", max_length=1000, help_text="花括号里的是变量，发送时换成这件诉求的内容")
    provider_code = models.CharField(
        "运营商模板号",
        max_length=40,
        blank=True,
        help_text="只用于短信：阿里云审核过的模板编号（SMS_…），变量名与内容一致",
    )
    effective_on = models.DateField("生效日期")

    objects = NoticeTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = "通知模板"
        ordering = ["code", "audience", "channel", "-effective_on"]
        constraints = [
            models.UniqueConstraint(
                name="notice_template_version",
                fields=["code", "audience", "channel", "effective_on"],
                violation_error_message="这一天已有一个版本，请换一个生效日期。",
            )
        ]

    def __str__(self):
        return f"{self.get_code_display()}（{self.get_audience_display()}·{self.get_channel_display()}）"

    def clean(self):
        """Only the plain variables of the code: no attributes, no indexes, no misspelt names."""
        allowed = CODES[self.code].variables if self.code in CODES else frozenset()
        for field in ("title", "text"):
            try:
                named = [part[1:] for part in string.Formatter().parse(getattr(self, field)) if part[1] is not None]
            except ValueError as broken:
                raise ValidationError({field: "花括号没有成对，请检查。"}) from broken
            if any(spec or turn for _, spec, turn in named):  # {number:>999999999} would fill the memory
                raise ValidationError({field: "花括号里只能写变量的名字，不能带冒号或感叹号。"})
            used = {name or "" for name, *_ in named}
            if unknown := used - allowed:
                words = "、".join(f"{{{n}}}" for n in sorted(unknown))
                can = "、".join(f"{{{n}}}" for n in sorted(allowed))
                raise ValidationError({field: f"不能使用 {words}。这个通知可用的变量：{can}"})

    @property
    def variables(self) -> list[str]:
        """Named in the text, each once, in order."""
        return list(dict.fromkeys(part[1] for part in string.Formatter().parse(self.text) if part[1]))
