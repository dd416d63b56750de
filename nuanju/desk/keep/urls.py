"""Addresses of the settings."""

from django.urls import path

from nuanju.desk.keep import kept, rosters, views  # noqa: F401 - importing `kept` registers the declarations

urlpatterns = [
    path("settings/", views.index, name="keep_index"),
    path("settings/options/<slug:what>", views.option_list, name="keep_options"),
    path("settings/rosters/", rosters.week, name="roster_week"),
    path("settings/rosters/add", rosters.add, name="roster_add"),
    path("settings/rosters/<int:pk>/clear", rosters.clear, name="roster_clear"),
    path("settings/<slug:key>/", views.listing, name="keep_list"),
    path("settings/<slug:key>/add", views.add, name="keep_add"),
    path("settings/<slug:key>/<int:pk>/", views.change, name="keep_change"),
    path("settings/<slug:key>/<int:pk>/remove", views.remove, name="keep_remove"),
    path("settings/<slug:key>/<int:pk>/do/<slug:action>", views.act, name="keep_act"),
]
