"""Addresses of the dispatch desk."""

from django.urls import path

from nuanju.desk.views.port import bulk, desk

urlpatterns = [
    path("port/", desk.port_desk, name="port_desk"),
    path("port/dispatch", bulk.dispatch, name="bulk_dispatch"),
]
