"""All addresses; each app's own lie in its urls.py."""

from django.urls import include, path

urlpatterns = [
    path("", include("nuanju.core.urls")),
    path("account/", include("allauth.urls")),
]
