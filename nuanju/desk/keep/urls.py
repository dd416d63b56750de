"""Addresses of the settings."""

from django.urls import path

from nuanju.desk.keep import kept, rosters, views  # noqa: F401 - importing `kept` registers the declarations
from nuanju.desk.keep.rules import calendar, checklists, figures, limits, severity

urlpatterns = [
    path("settings/", views.index, name="keep_index"),
    path("settings/options/<slug:what>", views.option_list, name="keep_options"),
    path("settings/rosters/", rosters.week, name="roster_week"),
    path("settings/rosters/add", rosters.add, name="roster_add"),
    path("settings/rosters/<int:pk>/clear", rosters.clear, name="roster_clear"),
    path("settings/limits/", limits.limit_table, name="limit_table"),
    path("settings/limits/<slug:row>/<slug:kind>", limits.limit, name="limit"),
    path("settings/calendar/", calendar.calendar, name="calendar"),
    path("settings/calendar/hours", calendar.set_hours, name="calendar_hours"),
    path("settings/calendar/day", calendar.set_day, name="calendar_day"),
    path("settings/calendar/years/<int:year>", calendar.load_year, name="calendar_year"),
    path("settings/figures/", figures.figure_list, name="figures"),
    path("settings/figures/<slug:key>", figures.figure, name="figure"),
    path("settings/severity/", severity.severity_rules, name="severity_rules"),
    path("settings/checklists/", checklists.checklist_list, name="checklists"),
    path("settings/checklists/<slug:key>", checklists.checklist, name="checklist"),
    path("settings/<slug:key>/", views.listing, name="keep_list"),
    path("settings/<slug:key>/add", views.add, name="keep_add"),
    path("settings/<slug:key>/<int:pk>/", views.change, name="keep_change"),
    path("settings/<slug:key>/<int:pk>/remove", views.remove, name="keep_remove"),
    path("settings/<slug:key>/<int:pk>/do/<slug:action>", views.act, name="keep_act"),
]
