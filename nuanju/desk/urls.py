"""Addresses of the staff's desk."""

from django.urls import path

from nuanju.desk.views import styleguide

urlpatterns = [
    path("styleguide", styleguide.styleguide, name="styleguide"),
    path("styleguide/options", styleguide.options, name="styleguide_options"),
    path("styleguide/dialog", styleguide.dialog, name="styleguide_dialog"),
]
