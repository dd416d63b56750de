"""Addresses of the REST API."""

from django.urls import path

from nuanju.api.api import api

urlpatterns = [path("api/v1/", api.urls)]
