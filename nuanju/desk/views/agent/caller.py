"""Who is calling: the left side of the screen, gathered from the rooms below."""

import json
from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils import timezone

from nuanju.cases import queries as cases
from nuanju.cases.models import Case, CaseQuerySet, FollowUp
from nuanju.cases.queries import terms_of
from nuanju.core.text import mask_phone
from nuanju.customers import queries as customers
from nuanju.customers.models import Customer, Household, OptOut, SaleContract
from nuanju.customers.queries import Home, Person
from nuanju.estate.models import House
from nuanju.estate.queries import find_houses
from nuanju.hotline import queries as calls
from nuanju.hotline.models import Call, IdentityCheck
from nuanju.warranty.queries import Row

SHOWN = 6
NOBODY = 0  # the agent says: none of these


class Told(NamedTuple):
    """A case of the panel; a guarded one is another person's."""

    case: Case
    guarded: bool


@dataclass
class Caller:
    """What the desk knows of whoever is on the line."""

    call: Call | None
    people: list[Person] = field(default_factory=list)  # to choose from
    person: Person | None = None
    house: House | None = None
    household: Household | None = None
    q: str = ""
    cases: list[Case] = field(default_factory=list)
    open_count: int = 0
    rating: FollowUp | None = None
    opt_outs: list[OptOut] = field(default_factory=list)
    warranty: list[Row] = field(default_factory=list)
    check: IdentityCheck | None = None  # two of phone, ID and contract matched: private data may be told
    contracts: list[SaleContract] = field(default_factory=list)

    @property
    def homes(self) -> list[Home]:
        return self.person.homes if self.person else []

    @property
    def known_by_phone(self) -> bool:
        """One of the two proofs is there: the call comes from a registered number."""
        return bool(self.call and self.person and self.call.phone in {p.number for p in self.person.phones})

    @property
    def told(self) -> list[Told]:
        """The cases, those of others of the household as a bare line until the caller is verified."""
        return [Told(case, self.check is None and not self._own(case)) for case in self.cases]

    def _own(self, case: Case) -> bool:
        """His own, reported from this number, or nobody's in particular."""
        mine = self.person is not None and case.customer_id == self.person.customer.pk
        return mine or case.customer_id is None or bool(self.phone and case.callback_phone == self.phone)

    @property
    def phone(self) -> str:
        if self.call and self.call.phone:
            return self.call.phone
        primary = self.person.phones[:1] if self.person else []
        return primary[0].number if primary else ""

    @property
    def masked_phone(self) -> str:
        return mask_phone(self.phone) if self.phone else ""

    @property
    def project(self):
        return self.house.project if self.house else self.call.project if self.call else None

    @property
    def fill(self) -> dict:
        """What the form takes over from the caller."""
        place = {"place": f"h{self.house.pk}", "place_label": place_label(self.house)} if self.house else {}
        person = {"customer": self.person.customer.pk, "caller_name": self.person.customer.name} if self.person else {}
        project = {"project": self.project.code} if self.project else {}
        return {"customer": "", "caller_name": ""} | person | place | project

    @property
    def fill_json(self) -> str:
        return json.dumps(self.fill, ensure_ascii=False)


def place_label(place) -> str:
    return f"{place.project.short_name or place.project.name} {place}"


def look(
    user, *, call: Call | None = None, customer: int | None = None, house: int | None = None, q: str = ""
) -> Caller:
    """The caller as known: `customer` (0 = none of these) and `house` are the agent's choice, `q` his search by name, number or house."""
    found = Caller(call, q=q.strip())
    found.people = _people(user, found)
    if customer != NOBODY:
        _choose(user, found, customer or (call.customer_id if call else None))
    _settle_house(user, found, house)
    _remember(user, found)
    return found


def _people(user, found: Caller) -> list[Person]:
    if not found.q:
        return customers.by_phone(found.call.phone, user) if found.call and found.call.phone else []
    people = customers.find(found.q, user)
    for house in find_houses(found.q, user, limit=3):
        if household := customers.open_household(house):
            known = {p.customer.pk for p in people}
            living = [m.customer_id for m in customers.members(household) if m.customer_id not in known]
            people += customers.persons(Customer.objects.visible_to(user).filter(pk__in=living))
    return people[:9]


def _choose(user, found: Caller, customer: int | None) -> None:
    """The agent's choice; one alone with the number needs none."""
    if customer:
        found.person = next((p for p in found.people if p.customer.pk == customer), None)
        if found.person is None:
            mine = Customer.objects.visible_to(user).current().filter(pk=customer)
            found.person = next(iter(customers.persons(mine)), None)
    elif len(found.people) == 1 and not found.q:
        found.person = found.people[0]


def _settle_house(user, found: Caller, house: int | None) -> None:
    """The chosen house, else the only one of the project dialled, else the only one."""
    here = [h for h in found.homes if found.call and h.house.project_id == found.call.project_id] or found.homes
    if house:
        found.house = House.objects.visible_to(user).with_places().filter(pk=house).first()
    elif found.homes:
        found.house = here[0].house if len(here) == 1 else None
    if found.house:
        found.household = customers.open_household(found.house)


def _remember(user, found: Caller) -> None:
    customer = found.person.customer if found.person else None
    if customer:
        found.opt_outs = list(customer.opt_outs.filter(withdrawn_at=None))
        found.check = calls.verified(found.call, customer, user)
        found.contracts = list(customers.contracts_of(customer).filter(cancelled_on=None)) if found.check else []
    if found.house:
        found.warranty = terms_of(found.house, timezone.localdate())
    told: CaseQuerySet = cases.of_household(user, found.household, customer=customer, phone=found.phone)
    found.cases = sorted(told[:SHOWN], key=lambda c: not c.is_open)
    found.open_count = told.open().count()
    found.rating = cases.last_rating(user, told)
