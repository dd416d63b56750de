"""Addresses of customers."""

from django.urls import path

from nuanju.desk.views.cases import export
from nuanju.desk.views.customers import listing, page, verb

urlpatterns = [
    path("customers/", listing.customer_list, name="customer_list"),
    path("customers/export", export.export, {"kind": "customers"}, name="customer_export"),
    path("customers/new/", verb.add, name="customer_add"),
    path("customers/options", listing.options, name="desk_customer_options"),
    path("customers/houses", listing.houses, name="desk_house_options"),
    path("customers/<int:pk>/", page.page, name="customer_page"),
    path("customers/<int:pk>/warranty/<int:house>", page.terms, name="customer_terms"),
    path("customers/<int:pk>/phones/<int:phone>/", page.phone, name="customer_phone"),
    path("customers/<int:pk>/<slug:verb>/", verb.verb, name="customer_verb"),
]
