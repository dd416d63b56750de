"""Addresses of cases."""

from django.urls import path

from nuanju.desk.views.cases import clocks, export, listing, page, severity, verb

urlpatterns = [
    path("cases/", listing.case_list, name="case_list"),
    path("cases/handlers", listing.handlers, name="case_handlers"),
    path("cases/export", export.export, name="case_export"),
    path("cases/exports/", export.exports, name="case_exports"),
    path("cases/exports/<int:pk>/file", export.file, name="case_export_file"),
    path("cases/views/save", listing.save, name="save_view"),
    path("cases/views/<int:pk>/drop", listing.drop, name="drop_view"),
    path("cases/<str:number>/", page.page, name="case_page"),
    path("cases/<str:number>/severity/", severity.severity, name="case_severity"),
    path("cases/<str:number>/clocks/", clocks.proofs, name="case_clocks"),
    path("cases/<str:number>/notices/", page.notices, name="case_notices"),
    path("cases/<str:number>/phone/", page.phone, name="case_phone"),
    path("cases/<str:number>/<slug:verb>/", verb.verb, name="case_verb"),
]
