"""The list of customers: find by number, last four digits or name, filters in the URL, keyset pages; the boxes' answers."""

from django.http import HttpResponse
from django.shortcuts import render

from nuanju.core import paging
from nuanju.core.refusals import Denied
from nuanju.customers import queries
from nuanju.desk.views.customers import filtering
from nuanju.estate.queries import find_houses
from nuanju.org.requests import StaffRequest

COUNTED_TO = 1000


def customer_list(request: StaffRequest) -> HttpResponse:
    _sees(request.user)
    asked = filtering.read(request.GET, request.user)
    rows = filtering.found(asked, request.user)
    after, before = (request.GET.get(side, "") for side in ("after", "before"))
    page = paging.page(rows, order="created_at", after=after, before=before)
    context = {
        "people": queries.persons(page.rows), "page": page, "asked": asked, "count": count(rows),
        "offers": filtering.offers(asked, request.user),
    }  # fmt: skip
    return render(request, "desk/customers/list.html", context)


def count(rows) -> str:
    """In words, counted no further than people read."""
    number = rows.order_by()[: COUNTED_TO + 1].count()
    return f"{COUNTED_TO}+ 位" if number > COUNTED_TO else f"共 {number} 位"


def options(request: StaffRequest) -> HttpResponse:
    _sees(request.user)
    people = queries.find(request.GET.get("q", ""), request.user)
    return render(request, "desk/customers/options.html", {"people": people, "words": request.GET.get("q", "")})


def houses(request: StaffRequest) -> HttpResponse:
    found = find_houses(request.GET.get("q", ""), request.user)
    return render(request, "desk/customers/houses.html", {"houses": found, "words": request.GET.get("q", "")})


def _sees(user) -> None:
    if not (user.may("see_customers") or user.may("keep_customers")):
        raise Denied("see_customers")
