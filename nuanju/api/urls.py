"""Addresses of the REST API."""

from django.urls import path

from nuanju.api import reports
from nuanju.api.api import api

urlpatterns = [
    path("api/v1/", api.urls),
    path("api/reports/aliyun/<str:token>", reports.aliyun, name="aliyun_reports"),
    path("api/reports/<slug:channel>", reports.gateway, name="gateway_reports"),
]
