"""登记大雨: whoever looks after a city says that it rained hard, so that mended leaks are asked about."""

import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date

from nuanju.cases import queries, verbs
from nuanju.core.commands import once
from nuanju.core.refusals import Invalid, Refused
from nuanju.desk.views.agent.door import needs
from nuanju.org.requests import StaffRequest

SCREEN = 50


@needs("record_rain")
def heavy_rain(request: StaffRequest) -> HttpResponse:
    """GET the rains recorded and the form; POST one more."""
    refusal = None
    if request.method == "POST":
        try:
            said = once(request.POST.get("command_id"), by=request.user, verb="desk.rain", run=lambda: _record(request))
            messages.success(request, said["text"])
            return redirect("heavy_rain")
        except Refused as found:
            refusal = found
    context = {
        "rains": queries.rains(request.user)[:SCREEN], "cities": queries.cities_to_record(request.user),
        "refusal": refusal, "typed": request.POST, "today": timezone.localdate(),
    }  # fmt: skip
    return render(request, "desk/agent/rain.html", context, status=refusal.status if refusal else 200)


def _record(request: StaffRequest) -> dict:
    data, user = request.POST, request.user
    city = next((c for c in queries.cities_to_record(user) if str(c.pk) == data.get("city")), None)
    if city is None:
        raise Invalid("rain_city", "city")
    rain = verbs.record_rain(city, on=_day(data.get("on", "")), note=data.get("note", ""), by=user)
    return {"text": f"已登记{city} {rain.on} 大雨，{rain.checks.count()} 件渗漏诉求列入雨后回访"}


def _day(value: str) -> datetime.date:
    try:
        found = parse_date(value)
    except ValueError:
        found = None
    if found is None:
        raise Invalid("required", "on", field="降雨日期")
    return found
