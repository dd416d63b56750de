"""客户 360°: the person, houses with their warranty, households, contracts, cases, wishes, and what other rooms add."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from nuanju.cases.models import Case
from nuanju.core import events, keeping
from nuanju.customers import queries, rights
from nuanju.customers.models import Customer
from nuanju.customers.verbs import reveal_phone
from nuanju.desk import panels
from nuanju.desk.views.customers.doing import DEEDS, fits
from nuanju.org.requests import StaffRequest
from nuanju.warranty.queries import table

SHOWN = 50  # cases and events on the page; the list has all


def page(request: StaffRequest, pk: int) -> HttpResponse:
    customer = get_object_or_404(Customer.objects.visible_to(request.user), pk=pk)
    context = facts(customer, request.user)
    template = "desk/customers/body.html" if request.headers.get("HX-Request") else "desk/customers/page.html"
    return render(request, template, context)


def facts(customer: Customer, user) -> dict:
    person = queries.person(customer)
    cases = Case.objects.visible_to(user).filter(customer=customer).cards()
    return {
        "person": person,
        "customer": customer,
        "deeds": [
            (k, d.label) for k, d in DEEDS.items() if getattr(rights, d.right)(user, customer) and fits(k, person)
        ],
        "may_reveal": rights.reveal(user, customer),
        "homes": [{"home": h, "members": queries.members(h.household), "terms": terms(h.house)} for h in person.homes],
        "former": [h for h in queries.households_of(customer) if h.ended_on],
        "contracts": queries.contracts_of(customer),
        "open_cases": cases.open().by_due()[:SHOWN],
        "ended_cases": cases.exclude(pk__in=cases.open().values("pk")).order_by("-registered_at")[:SHOWN],
        "opt_outs": customer.opt_outs.filter(withdrawn_at=None),
        "consents": customer.consents.select_related("recorded_by"),
        "history": [(e, events.sentence(e)) for e in keeping.history(customer)[:SHOWN]],
        "panels": panels.of("customer", customer, user),
    }


def terms(house) -> list:
    """The warranty of a house today."""
    return table(house, timezone.localdate())


@require_POST
def phone(request: StaffRequest, pk: int, phone: int) -> HttpResponse:
    customer = get_object_or_404(Customer.objects.visible_to(request.user), pk=pk)
    number = get_object_or_404(customer.phones.all(), pk=phone)
    return render(request, "desk/phone.html", {"number": reveal_phone(number, by=request.user)})
