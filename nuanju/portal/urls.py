"""Addresses customers get by SMS: short, signed, expiring."""

from django.urls import path

from nuanju.portal import views

urlpatterns = [
    path("c/<str:token>/", views.show, name="customer_case"),
    path("c/<str:token>/<slug:verb>/", views.act, name="customer_act"),
]
