"""The severity rules: the thresholds in force, their versions, a new version from a day on."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from nuanju.cases import verbs
from nuanju.cases.choices import Severity
from nuanju.cases.severity.media import Loudness
from nuanju.cases.severity.rules import DIMENSIONS, in_force, versions
from nuanju.desk.keep.rules import places
from nuanju.desk.refused import attempt
from nuanju.org.requests import StaffRequest

LOUD = {
    "views_2": "浏览量达到为 M2", "views_3": "浏览量达到为 M3", "views_4": "浏览量达到为 M4",
    "interactions_2": "互动量达到为 M2", "interactions_3": "互动量达到为 M3", "outlets": "同级几家不同媒体按上一级",
    "local": "几家本地媒体为 M3", "households": "12345 同一话题几户为 M2", "days": "12345 统计天数",
}  # fmt: skip
STEPS = [(s.value, s.label) for s in Severity if s != Severity.NORMAL]


class RulesForm(forms.Form):
    """Three values for each dimension, in boxes of their own."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for key, name in DIMENSIONS.items():
            for level, label in STEPS:
                self.fields[f"{key}_{level}"] = forms.IntegerField(label=f"{name}·{label}", min_value=1, max_value=1000)
        for key, label in LOUD.items():
            self.fields[key] = forms.IntegerField(label=label, min_value=1, max_value=1_000_000_000, required=False)
        self.fields["window_days"] = forms.IntegerField(label="同类问题统计天数", min_value=1, max_value=1000)
        self.fields["effective_on"] = forms.DateField(
            label="从哪天起", widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
        )
        self.fields["note"] = forms.CharField(label="说明", max_length=200, required=False)

    def clean(self):
        """The verb takes each dimension whole."""
        data = super().clean() or {}
        steps = {k: [data.pop(f"{k}_{level}", 0) for level, _ in STEPS] for k in DIMENSIONS}
        loud = [data.pop(key, None) or self.initial.get(key, 0) for key in LOUD]  # left empty it stays as it is
        return data | steps | {"loud": Loudness(tuple(loud[:3]), tuple(loud[3:5]), *loud[5:])}

    def loud(self):
        return [[self[key] for key in part] for part in (list(LOUD)[:3], list(LOUD)[3:5], list(LOUD)[5:])]

    def rows(self):
        return [(name, [self[f"{key}_{level}"] for level, _ in STEPS]) for key, name in DIMENSIONS.items()]


def severity_rules(request: StaffRequest) -> HttpResponse:
    """The versions, and the form for a new one made from what is in force."""
    places.keeper(request)
    now = in_force(timezone.localdate())
    initial = {f"{k}_{level}": getattr(now, k)[i] for k in DIMENSIONS for i, (level, _) in enumerate(STEPS)}
    initial |= dict(zip(LOUD, [*now.loud.views, *now.loud.interactions, *now.loud[2:]], strict=True))
    initial |= {"window_days": now.window_days, "effective_on": timezone.localdate()}
    form = RulesForm(request.POST or None, initial=initial)
    if request.method == "POST" and attempt(form, verbs.set_severity_rules, by=request.user):
        messages.success(request, "已保存新版本，受理日期在生效日之后的诉求按新规则定级。")
        return redirect("severity_rules")
    context = {"form": form, "versions": versions(), "steps": STEPS, "now": now, "today": timezone.localdate()}
    return render(request, "desk/keep/severity.html", context, status=422 if form.errors else 200)
