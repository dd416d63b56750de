"""The working calendar: a month as it counts, opening hours, single days, the official years."""

import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from nuanju.desk.keep.rules import places
from nuanju.desk.keep.rules.calendar_forms import DayForm, HoursForm, YearForm
from nuanju.desk.refused import attempt
from nuanju.org.requests import StaffRequest
from nuanju.sla import queries, verbs
from nuanju.sla.choices import HoursKey
from nuanju.sla.models import WorkingCalendar

SHOWN = (HoursKey.WORKING, HoursKey.HOTLINE)


def calendar(request: StaffRequest) -> HttpResponse:
    """?month=2026-11, ?key=hotline, ?project=."""
    project = places.project_of(request.GET, places.keeper(request))
    first, key = _month(request), _key(request)
    days = queries.month(first, project_id=project.pk if project else None, key=key)
    context = {
        "project": project, "first": first, "key": key, "keys": [(k, k == key) for k in SHOWN],
        "before": _shift(first, -1), "after": _shift(first, 1), "weeks": _weeks(days), "today": timezone.localdate(),
        "years": queries.years(first.year), "hours": queries.opening_hours(project, key),
        "provisional": not next(y for y in queries.years(first.year) if y.year == first.year).loaded,
    }  # fmt: skip
    return render(request, "desk/keep/calendar.html", context)


def set_hours(request: StaffRequest) -> HttpResponse:
    project, key = places.project_of(request.GET, places.keeper(request)), _key(request)
    form = HoursForm(request.POST or None, project=project, initial=_hours_now(project, key))
    if request.method == "POST" and attempt(form, verbs.set_hours, project, by=request.user, more={"key": key}):
        return _back(request, "工作时间已保存，之后到期的计时已重算。")
    return _dialog(request, form, f"调整{HoursKey(key).label} · {project or '集团统一'}")


def set_day(request: StaffRequest) -> HttpResponse:
    project = places.project_of(request.GET, places.keeper(request))
    form = DayForm(request.POST or None, initial={"day": request.GET.get("day", "")})
    if request.method == "POST" and attempt(form, verbs.set_day, by=request.user, more={"project": project}):
        return _back(request, "这一天已保存，之后到期的计时已重算。")
    return _dialog(request, form, f"设定一天 · {project or '集团统一'}")


def load_year(request: StaffRequest, year: int) -> HttpResponse:
    places.keeper(request)
    known = next((y for y in queries.years(year) if y.year == year and y.published), None)
    form = YearForm(request.POST or None, year=year, published=bool(known))
    if request.method == "POST" and attempt(form, verbs.load_year, year, by=request.user):
        return _back(request, f"{year} 年日历已载入，按暂行日历计时的诉求已重算。")
    return _dialog(request, form, f"载入 {year} 年日历", known=known)


def _dialog(request: StaffRequest, form, title: str, **more) -> HttpResponse:
    context = {"form": form, "title": title, **more}
    return render(request, "desk/keep/calendar_dialog.html", context, status=422 if form.errors else 200)


def _back(request: StaffRequest, text: str) -> HttpResponse:
    """To the same month of the same calendar."""
    messages.success(request, text)
    return HttpResponse(headers={"HX-Redirect": f"{reverse('calendar')}?{request.GET.urlencode()}"})


def _month(request: StaffRequest) -> datetime.date:
    try:
        month = datetime.datetime.strptime(request.GET.get("month", ""), "%Y-%m").date()
    except ValueError:
        month = timezone.localdate().replace(day=1)
    return month if 2004 <= month.year <= 2100 else timezone.localdate().replace(day=1)


def _key(request: StaffRequest) -> str:
    return HoursKey.HOTLINE if request.GET.get("key") == HoursKey.HOTLINE else HoursKey.WORKING


def _shift(first: datetime.date, months: int) -> datetime.date:
    number = first.year * 12 + first.month - 1 + months
    return datetime.date(number // 12, number % 12 + 1, 1)


def _weeks(days: list) -> list[list]:
    """Monday to Sunday; None pads the first and the last week."""
    padded = [None] * days[0].day.weekday() + days
    padded += [None] * (-len(padded) % 7)
    return [padded[i : i + 7] for i in range(0, len(padded), 7)]


def _hours_now(project, key: str) -> dict:
    row = next((r for r in queries.opening_hours(project, key) if r.effective_on <= timezone.localdate()), None)
    row = row or WorkingCalendar(windows=[["09:00", "18:00"]], weekdays=list(range(5)))
    words = "、".join(f"{a}–{b}" for a, b in row.windows)
    return {"windows": words, "weekdays": row.weekdays, "keeps_holidays": row.keeps_holidays}
