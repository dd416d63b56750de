"""Search follows what happens: the row is written anew after each event that changes what it tells."""

from nuanju.core.events import on
from nuanju.customers.models import HouseParty
from nuanju.search.verbs import index


@on(
    "case.registered", "case.brought_in", "case.contacted", "case.classified", "case.place_corrected",
    "case.completed", "case.merged",
)  # fmt: skip
def index_case(event):
    index("case", event.subject_id)


@on(
    "customer.added",
    "customer.changed",
    "customer.phone_added",
    "customer.phone_removed",
)
def index_customer(event):
    index("customer", event.subject_id)


@on("customer.merged")
def index_both(event):
    index("customer", event.subject_id)
    index("customer", event.data["other"]["id"])


@on("household.party_added")
def index_party(event):
    index("customer", event.data["customer"]["id"])


@on("household.ended")
def index_former_owners(event):
    for customer in HouseParty.objects.filter(household=event.subject_id).values_list("customer", flat=True).distinct():
        index("customer", customer)
