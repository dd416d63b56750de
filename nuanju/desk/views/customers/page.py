"""客户 360°: the person, houses with their warranty, households, contracts, cases, wishes, and what other rooms add."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from nuanju.cases.models import Case
from nuanju.cases.queries import terms_of
from nuanju.core import events, keeping
from nuanju.customers import queries, rights
from nuanju.customers.models import Customer
from nuanju.customers.verbs import reveal_phone
from nuanju.desk import panels
from nuanju.desk.views.customers.doing import DEEDS, fits
from nuanju.org.requests import StaffRequest

SHOWN = 50  # cases and events on the page; the list has all


def page(request: StaffRequest, pk: int) -> HttpResponse:
    mine = Customer.objects.visible_to(request.user).filter(pk=pk).select_related("merged_into")
    person = next(iter(queries.persons(mine.prefetch_related("parties"))), None)
    if person is None:
        raise Http404
    context = facts(person, request.user)
    template = "desk/customers/body.html" if request.headers.get("HX-Request") else "desk/customers/page.html"
    return render(request, template, context)


@require_GET
def terms(request: StaffRequest, pk: int, house: int) -> HttpResponse:
    """The warranty table of one of the customer's houses, asked for when it is unfolded."""
    customer = get_object_or_404(Customer.objects.visible_to(request.user), pk=pk)
    found = get_object_or_404(queries.houses_of(customer), pk=house)
    return render(request, "desk/customers/terms.html", {"terms": terms_of(found, timezone.localdate())})


def facts(person: queries.Person, user) -> dict:
    """Everything the page shows; a fixed number of queries however many houses he has."""
    customer = person.customer
    opt_outs = list(customer.opt_outs.filter(withdrawn_at=None))
    contracts = list(queries.contracts_of(customer))
    members = queries.members_of([home.household for home in person.homes])
    cases = Case.objects.visible_to(user).filter(customer=customer).cards()
    return {
        "person": person,
        "customer": customer,
        "deeds": [
            (k, d.label)
            for k, d in DEEDS.items()
            if getattr(rights, d.right)(user, customer) and fits(k, person, opt_outs, contracts)
        ],
        "may_reveal": rights.reveal(user, customer),
        "homes": [{"home": h, "members": members[h.household.pk]} for h in person.homes],
        "former": [h for h in queries.households_of(customer) if h.ended_on],
        "contracts": contracts,
        "open_cases": cases.open().by_due()[:SHOWN],
        "ended_cases": cases.exclude(pk__in=cases.open().values("pk")).order_by("-registered_at")[:SHOWN],
        "opt_outs": opt_outs,
        "consents": customer.consents.select_related("recorded_by"),
        "history": [(e, events.sentence(e)) for e in keeping.history(customer)[:SHOWN]],
        "panels": panels.of("customer", customer, user),
    }


@require_POST
def phone(request: StaffRequest, pk: int, phone: int) -> HttpResponse:
    customer = get_object_or_404(Customer.objects.visible_to(request.user), pk=pk)
    number = get_object_or_404(customer.phones.all(), pk=phone)
    return render(request, "desk/phone.html", {"number": reveal_phone(number, by=request.user)})
