"""Addresses of the staff's desk."""

from django.urls import include, path

from nuanju.desk.views import notices, styleguide

urlpatterns = [
    path("notices/", notices.notices, name="notices"),
    path("notices/bell", notices.bell, name="notice_bell"),
    path("notices/latest", notices.latest, name="latest_notices"),
    path("notices/read", notices.read_notices, name="read_notices"),
    path("notices/<int:pk>/open", notices.open_notice, name="open_notice"),
    path("outbox/", notices.outbox, name="outbox"),
    path("outbox/<int:pk>/resend", notices.resend_delivery, name="resend_delivery"),
    path("", include("nuanju.desk.keep.urls")),
    path("styleguide", styleguide.styleguide, name="styleguide"),
    path("styleguide/options", styleguide.options, name="styleguide_options"),
    path("styleguide/dialog", styleguide.dialog, name="styleguide_dialog"),
]
