"""Forms of the problem library and the knowledge articles."""

import re
from typing import Any

from django import forms

from nuanju.library.choices import Level
from nuanju.library.file import REQUIRED_OF_PART
from nuanju.library.models import KnowledgeArticle, ProblemNode
from nuanju.library.queries import Effective
from nuanju.org.models import Project

APART = re.compile(r"[\n；;，,、]+")


class WordsField(forms.Field):
    """A list of words, one a line or parted by a comma."""

    def __init__(self, **options):
        super().__init__(required=False, widget=forms.Textarea(attrs={"rows": 3}), **options)

    def prepare_value(self, value):
        return "；".join(value) if isinstance(value, list) else value

    def to_python(self, value) -> list[str]:
        return [word.strip() for word in APART.split(value or "") if word.strip()]

    def validate(self, value) -> None:
        super().validate(value)
        if too_long := next((word for word in value if len(word) > 20), None):
            raise forms.ValidationError(f"“{too_long}”太长，每个词不超过 20 个字。")


class NodeForm(forms.ModelForm):
    """A node's words and attributes; upper levels carry names only, what a symptom leaves empty it inherits."""

    syn = WordsField(label="客户口语词", help_text="客户怎么说就怎么写，用分号或换行隔开")
    reason = forms.CharField(label="修改原因", max_length=200, required=False)

    class Meta:
        model = ProblemNode
        fields = ("zh", "en", *REQUIRED_OF_PART, "sym", "syn", "safety", "urgent")

    def __init__(self, *args, level: int, inherited: Effective | None = None, companies=None, **options):
        super().__init__(*args, **options)
        if companies is not None:
            self.fields["city_company"] = forms.ModelChoiceField(companies, label="只用于城市公司", empty_label=None)
        if level < Level.PART:
            keep = {"zh", "en", "reason", "city_company"}
        else:
            keep = set(self.fields) - ({"sym", "safety", "urgent"} if level == Level.PART else set())
        for name in set(self.fields) - keep:
            del self.fields[name]
        if level == Level.SYMPTOM and inherited:
            self._offer(inherited)

    def _offer(self, inherited: Effective) -> None:
        for name in REQUIRED_OF_PART:
            field: Any = self.fields[name]
            label = dict(field.choices).get(getattr(inherited, name), "—")
            field.choices = [("", f"随上级（{label}）"), *field.choices[1:]]


class RetireForm(forms.Form):
    reason = forms.CharField(label="停用原因", max_length=200)
    replaced_by = forms.CharField(
        label="由此编码代替", max_length=13, required=False, help_text="可不填；统计时旧单据归到它"
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(label="原因", max_length=200)


class ReleaseForm(forms.Form):
    note = forms.CharField(label="版本说明", max_length=200, help_text="让各端口知道改了什么")


class ArticleForm(forms.ModelForm):
    """An article's words; where it applies is chosen once, when it is written."""

    tags = WordsField(label="关键词", help_text="客户会怎么问，用分号或换行隔开")

    class Meta:
        model = KnowledgeArticle
        fields = ("project", "title", "body", "node_code", "tags", "effective_on")
        widgets = {
            "body": forms.Textarea(attrs={"rows": 14}),
            "effective_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def __init__(self, *args, user, **options):
        super().__init__(*args, **options)
        if self.instance.pk:
            del self.fields["project"]
            return
        mine = [p.pk for p in Project.objects.visible_to(user) if user.may("keep_articles", p.pk)]
        project: Any = self.fields["project"]
        project.queryset = Project.objects.visible_to(user).filter(pk__in=mine)
        everywhere = user.reach.everywhere and user.may("keep_articles")
        project.empty_label = "全部项目" if everywhere else None
        project.required = not everywhere

    @property
    def seen(self) -> int:
        """The version the keeper was looking at; 0 = none, so that a forged form is refused."""
        seen = self.data.get("seen", str(self.instance.version))
        return int(seen) if seen.isascii() and seen.isdigit() else 0
