"""Questions about people and their houses; each answers in a handful of queries however many people there are."""

import datetime
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import Prefetch, Q, QuerySet, prefetch_related_objects
from django.utils import timezone

from nuanju.core.text import normalise as folded
from nuanju.customers import phones, segments
from nuanju.customers.choices import ContactChannel, PartyRole, Segment
from nuanju.customers.models import (
    BayHolding,
    Customer,
    CustomerPhone,
    Household,
    HouseParty,
    KeyCustomer,
    OptOut,
    SaleContract,
    SalesInterest,
)
from nuanju.customers.models.people import CustomerQuerySet
from nuanju.estate.models import House


class Home(NamedTuple):
    """A house as one person has it."""

    house: House
    household: Household
    role: PartyRole
    segment: Segment | None
    received_not_moved_in: bool


class Person(NamedTuple):
    """A customer with what the desk shows beside his name."""

    customer: Customer
    phones: list[CustomerPhone]
    homes: list[Home]
    segment: Segment | None
    watch: KeyCustomer | None


def matching(q: str, user) -> CustomerQuerySet:
    """Those in reach by number, last four digits, or the beginning of the name."""
    words, mine = q.strip(), Customer.objects.visible_to(user).current()
    if len(words) == 4 and words.isdigit():
        return mine.filter(pk__in=CustomerPhone.objects.filter(tail=words).values("customer"))
    if number := phones.normalise(words):
        return mine.filter(pk__in=_having(number))
    return mine.filter(name__startswith=words) if folded(words) else mine.none()


def by_phone(raw: str, user) -> list[Person]:
    """Everybody in reach with this number; several is normal and the agent chooses. Hidden callers give []."""
    number = phones.normalise(raw)
    return persons(Customer.objects.visible_to(user).current().filter(pk__in=_having(number))) if number else []


def _having(number: str) -> QuerySet:
    """Whoever has the number, whatever the extension."""
    main = number.split("-")[0]
    having = CustomerPhone.objects.filter(Q(number__in={number, main}) | Q(number__startswith=f"{main}-"))
    return having.values("customer")


def by_tail(tail: str, user, limit: int = 20) -> list[Person]:
    """Those whose number ends in these four digits."""
    return persons(matching(tail, user)[:limit])


def find(q: str, user, limit: int = 8) -> list[Person]:
    """The first of those who match."""
    return persons(matching(q, user)[:limit])


def persons(customers: Iterable[Customer], on: datetime.date | None = None) -> list[Person]:
    """The same people with their phones, homes, segment and watch flag: five queries for any number."""
    day = on or timezone.localdate()
    rows = list(customers)
    prefetch_related_objects(rows, *_beside())
    return [_person(c, day) for c in rows]


def person(customer: Customer, on: datetime.date | None = None) -> Person:
    return persons(Customer.objects.filter(pk=customer.pk), on)[0]


def open_household(house: House) -> Household | None:
    """Of the present owners; None while unsold."""
    return Household.objects.filter(house=house).open().first()


def households_of(customer: Customer) -> QuerySet[Household]:
    """All he was ever party to, the present ones first."""
    households = Household.objects.filter(parties__customer=customer).select_related(
        "house__project", "house__building"
    )
    return households.order_by("-ended_on", "-started_on").distinct()  # PostgreSQL puts the open ones (null) first


def members(household: Household, on: datetime.date | None = None) -> QuerySet[HouseParty]:
    """The parties of a household now, owners first, with their phones."""
    parties = household.parties.current(on).select_related("customer").prefetch_related("customer__phones")
    return parties.order_by("role", "started_on", "id")


def bays_of(household: Household) -> QuerySet[BayHolding]:
    """The parking bays a household has now."""
    return household.bays.current().select_related("bay")


def members_of(households: Iterable[Household]) -> dict[int, list[HouseParty]]:
    """The same of several households at once."""
    parties = HouseParty.objects.filter(household__in=households).current().select_related("customer")
    found: dict[int, list[HouseParty]] = {household.pk: [] for household in households}
    for party in parties.order_by("role", "started_on", "id"):
        found[party.household_id].append(party)
    return found


def may_consent(household: Household, customer: Customer) -> bool:
    """Only a buyer or co-owner agrees to a solution or compensation."""
    return household.parties.current().owning().filter(customer=customer).exists()


def segment(customer: Customer, on: datetime.date | None = None) -> Segment | None:
    """准业主/磨合期/稳定期/老业主, else 认购/意向, else nothing."""
    return person(customer, on).segment


def segment_of(household: Household, on: datetime.date | None = None) -> Segment | None:
    """The segment of the owners of one household; reads household.house and its contracts."""
    day = on or timezone.localdate()
    house = household.house
    contracted = household.ended_on is None or household.ended_on > day
    return segments.of_house(
        contracted=contracted,
        received_on=segments.received_on(house.handover_on, household.started_on),
        on=day,
        received_undated=house.marked_received and house.handover_on is None,
    )


def received_not_moved_in(household: Household, on: datetime.date | None = None) -> bool:
    """收房未入住: the house is received and no day of moving in has come."""
    day = on or timezone.localdate()
    house = household.house
    received = house.marked_received or (house.handover_on is not None and house.handover_on <= day)
    return received and (household.moved_in_on is None or household.moved_in_on > day)


def watch_of(customer: Customer, on: datetime.date | None = None) -> KeyCustomer | None:
    """The watch-list entry that lasts, if any."""
    return next((w for w in customer.watches.filter(ended_at=None) if w.lasts(on)), None)


def refuses(customer: Customer, *, channel: str, purpose: str) -> bool:
    """Has he opted out of this, by this channel or by all?"""
    wishes = OptOut.objects.filter(customer=customer, purpose=purpose, withdrawn_at=None)
    return wishes.filter(channel__in=[channel, ContactChannel.ALL]).exists()


def consents(customer: Customer, purpose: str) -> bool:
    """Does the last record say yes?"""
    last = customer.consents.filter(purpose=purpose).order_by("-at", "-id").first()
    return bool(last and last.given)


def contract_in_force(house: House) -> SaleContract | None:
    """The sale that holds: the newest one nobody has cancelled."""
    return SaleContract.objects.filter(house=house, cancelled_on=None).order_by("-signed_on", "-id").first()


def contracts_of(customer: Customer) -> QuerySet[SaleContract]:
    return customer.sale_contracts.select_related("house__project")


def _beside() -> list:
    parties = HouseParty.objects.current().select_related(
        "household__house__project", "household__house__building", "household__house__unit"
    )
    return [
        "phones",
        Prefetch("parties", parties, to_attr="present_parties"),
        Prefetch("watches", KeyCustomer.objects.filter(ended_at=None), to_attr="open_watches"),
        Prefetch("interests", SalesInterest.objects.filter(ended_on=None), to_attr="open_interests"),
    ]


def _person(customer: Any, day: datetime.date) -> Person:
    homes = [_home(party, day) for party in customer.present_parties]
    own = [h.segment for h in homes if h.role not in (PartyRole.TENANT, PartyRole.AGENT)]
    interests = [Segment(i.stage) for i in customer.open_interests]
    watch = next((w for w in customer.open_watches if w.lasts(day)), None)
    return Person(customer, list(customer.phones.all()), homes, segments.foremost(own + interests), watch)


def _home(party: HouseParty, day: datetime.date) -> Home:
    household = party.household
    return Home(
        household.house,
        household,
        PartyRole(party.role),
        segment_of(household, day),
        received_not_moved_in(household, day),
    )


def houses_of(customer: Customer) -> QuerySet[House]:
    """Every house he was ever party to, with its places."""
    return House.objects.filter(households__in=households_of(customer)).with_places().distinct()
