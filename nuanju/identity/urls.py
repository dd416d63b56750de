"""One's own account, and the parts of the login package that are offered."""

from django.urls import include, path, re_path

from nuanju.identity import company, views

urlpatterns = [
    path("live-ticket", views.live_ticket, name="live_ticket"),
    path("me/", views.me, name="me"),
    path("me/tokens/", views.issue_token, name="issue_token"),
    path("me/tokens/<int:pk>/revoke", views.revoke_token, name="revoke_token"),
    path("me/sessions/<int:pk>/end", views.end_session, name="end_session"),
    re_path(
        r"^account/(?:signup|email|confirm-email|password/(?:reset|set)|login/code|3rdparty|social)",
        views.closed,
        name="closed",
    ),
    path("account/oidc/company/login/", company.begin, name="company_login"),
    path("account/", include("allauth.urls")),
]
