"""The acceptance checklists: the points of each repair class, their versions, a new one from a day on."""

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from nuanju.cases import checklists, verbs
from nuanju.desk.keep.rules import places
from nuanju.desk.refused import attempt, moved
from nuanju.org.requests import StaffRequest


class PointsField(forms.CharField):
    """One point a line."""

    def __init__(self, **options):
        super().__init__(widget=forms.Textarea(attrs={"rows": 8}), **options)

    def clean(self, value) -> list[str]:
        return super().clean(value).splitlines()


class ChecklistForm(forms.Form):
    items = PointsField(label="检查项", help_text="一行一条，验收时逐条勾选")
    effective_on = forms.DateField(label="从哪天起", widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))


def checklist_list(request: StaffRequest) -> HttpResponse:
    places.keeper(request)
    return render(request, "desk/keep/checklists.html", {"checklists": checklists.in_force(timezone.localdate())})


def checklist(request: StaffRequest, key: str) -> HttpResponse:
    """One list: its versions, and the form for a new one."""
    places.keeper(request)
    today = timezone.localdate()
    stand = next((s for s in checklists.in_force(today) if s.key == key), None)
    if stand is None:
        raise Http404
    form = ChecklistForm(request.POST or None, initial={"items": "\n".join(stand.items), "effective_on": today})
    if request.method == "POST" and attempt(form, verbs.set_checklist, key, by=request.user):
        return moved(request, reverse("checklists"), f"已保存验收清单：{stand.label}")
    context = {"checklist": stand, "form": form, "versions": checklists.versions(key), "today": today}
    return render(request, "desk/keep/checklist.html", context, status=422 if form.errors else 200)
