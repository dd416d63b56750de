"""The figures of the loop: what each means, what it is now, its versions, a new one from a day on."""

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from nuanju.cases import figures, verbs
from nuanju.desk.keep.rules import places
from nuanju.desk.refused import attempt, moved
from nuanju.org.requests import StaffRequest


class FigureForm(forms.Form):
    value = forms.DecimalField(label="数值", max_digits=10, decimal_places=2)
    effective_on = forms.DateField(label="从哪天起", widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))


def figure_list(request: StaffRequest) -> HttpResponse:
    places.keeper(request)
    return render(request, "desk/keep/figures.html", {"figures": figures.in_force(timezone.localdate())})


def figure(request: StaffRequest, key: str) -> HttpResponse:
    """One figure: its versions, and the form for a new one."""
    places.keeper(request)
    stand = next((s for s in figures.in_force(timezone.localdate()) if s.key == key), None)
    if stand is None:
        raise Http404
    initial = {"value": f"{stand.value.normalize():f}", "effective_on": timezone.localdate()}
    form = FigureForm(request.POST or None, initial=initial)
    if request.method == "POST" and attempt(form, verbs.set_figure, key, by=request.user):
        return moved(request, reverse("figures"), f"已保存：{stand.meaning}")
    context = {"figure": stand, "form": form, "versions": figures.versions(key), "today": timezone.localdate()}
    return render(request, "desk/keep/figure.html", context, status=422 if form.errors else 200)
