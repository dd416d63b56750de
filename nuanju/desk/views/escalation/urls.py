"""Addresses of escalation, progress reports and supervision."""

from django.urls import path

from nuanju.desk.views.escalation import listing, verb

urlpatterns = [
    path("escalations/", listing.escalations, name="escalation_list"),
    path("reports/", listing.reports, name="report_list"),
    path("supervisions/", listing.supervisions, name="supervision_list"),
    path("supervisions/<int:pk>/<slug:verb>/", verb.on_supervision, name="supervision_verb"),
    path("cases/<str:number>/ladder/<slug:verb>/", verb.on_case, name="ladder_verb"),
]
