"""待补日期: dates without which the warranty cannot be ruled, project by project, each filled where it stands."""

from itertools import groupby

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from nuanju.cases.models import Case
from nuanju.core.refusals import Invalid
from nuanju.core.web import answers
from nuanju.desk.views.agent.door import needs
from nuanju.org.requests import StaffRequest
from nuanju.warranty import queries
from nuanju.warranty.verbs import fill_date

SHOWN = 200


class OnDay(forms.Form):
    on = forms.DateField()


@needs("keep_estate")
def missing_dates(request: StaffRequest) -> HttpResponse:
    rows = queries.missing_dates(request.user, SHOWN)
    waiting = Case.objects.visible_to(request.user).waiting_for_dates()
    shown = [(m, waiting[m.place._meta.model_name, m.place.pk]) for m in rows]
    projects = [(p, list(own)) for p, own in groupby(shown, key=lambda row: row[0].place.project)]
    context = {"projects": projects, "total": waiting_for(request.user), "shown": len(rows)}
    return render(request, "desk/dates/page.html", context)


@require_POST
def fill(request: StaffRequest, what: str, pk: int) -> HttpResponse:
    if what not in queries.SORTS:
        raise Http404
    place = get_object_or_404(queries.SORTS[what].model.objects.visible_to(request.user), pk=pk)
    form, label = OnDay(request.POST), queries.SORTS[what].label
    if not form.is_valid():
        raise Invalid("date_unread", "on", what=label)
    fill_date(place, what=what, on=form.cleaned_data["on"], by=request.user)
    text = f"{place}的{label}已补上"
    if request.headers.get("HX-Request"):
        return answers.told(answers.trigger(HttpResponse(), **{"dates-changed": True}), text)
    messages.success(request, text)
    return redirect("missing_dates")


def waiting_for(user) -> int:
    """The number beside 待补日期 in the rail."""
    return queries.count_missing(user)
