"""All addresses; each app's own lie in its urls.py."""

from django.urls import include, path

urlpatterns = [
    path("account/", include("allauth.urls")),
]
