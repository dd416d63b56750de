"""Find a customer by number, last four digits or name; keep a new one; the boxes' answers."""

from django.http import HttpResponse
from django.shortcuts import render

from nuanju.core.refusals import Denied
from nuanju.customers import queries
from nuanju.customers.models import Customer
from nuanju.estate.queries import find_houses
from nuanju.org.requests import StaffRequest

AT_MOST = 50


def customer_list(request: StaffRequest) -> HttpResponse:
    _sees(request.user)
    words = request.GET.get("q", "").strip()
    if words:
        people = queries.find(words, request.user, limit=AT_MOST)
    else:
        people = queries.persons(Customer.objects.visible_to(request.user).current().order_by("-id")[:AT_MOST])
    return render(request, "desk/customers/list.html", {"people": people, "words": words})


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
