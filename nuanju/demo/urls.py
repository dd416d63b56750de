"""Addresses of the demo; all 404 where no demo was loaded."""

from django.urls import path

from nuanju.demo import views

urlpatterns = [
    path("start/", views.start, name="start"),
    path("start/login/<slug:username>", views.log_in, name="demo_login"),
    path("start/ring/<slug:caller>", views.ring, name="demo_ring"),
]
