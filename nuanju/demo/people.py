"""Owners, families, tenants and leads of one project, with phones, contracts and what is known of their wishes."""

import datetime
import random
from typing import NamedTuple

from django.utils import timezone

from nuanju.core.text import pinyin_key
from nuanju.customers.choices import (
    OWNING,
    ContactChannel,
    CustomerKind,
    Gender,
    PartyRole,
    Purpose,
    Segment,
    WatchLevel,
    WatchReason,
)
from nuanju.customers.models import (
    Consent,
    Customer,
    CustomerPhone,
    Household,
    HouseParty,
    KeyCustomer,
    OptOut,
    SaleContract,
    SalesInterest,
)
from nuanju.customers.phones import tail
from nuanju.demo import names
from nuanju.demo.estate import Lot
from nuanju.demo.rows import Rows
from nuanju.demo.staff import Site

SOLD, SOLD_AHEAD = 0.93, 0.8
WATCHED, REFUSING, AGREEING = 0.006, 0.02, 0.05
BESIDE = ((PartyRole.CO_OWNER, 0.33), (PartyRole.FAMILY, 0.22), (PartyRole.TENANT, 0.05))
NOTES = {
    WatchReason.REPEATED: "半年内多次来电，回电请先看历史记录",
    WatchReason.VULNERABLE: "独居老人，上门前先联系子女",
    WatchReason.ORGANISER: "业主群群主，沟通口径先与项目客服经理确认",
    WatchReason.MEDIA: "曾在短视频平台发布维权内容",
    WatchReason.VIP: "老带新多次，重要客户",
}


class Party(NamedTuple):
    """Somebody of the house who may call, with the number to call back."""

    customer: Customer
    number: str
    owning: bool


class Home(NamedTuple):
    """A household as cases need it."""

    lot: Lot
    household: Household
    people: list[Party]


class Registry:
    """Registers the people of project after project; nobody shares a number by accident."""

    def __init__(self, rows: Rows, rng: random.Random, now: datetime.datetime) -> None:
        self.rows, self.rng, self.now = rows, rng, now
        self.today = timezone.localdate(now)
        self.phones = names.Phones(rng)
        self.keys: dict[str, str] = {}

    def settle(self, site: Site, lots: list[Lot]) -> list[Home]:
        """Sell most of the houses; returns the households."""
        homes = [self._home(site, lot, n) for n, lot in enumerate(lots) if self._sold(lot)]
        for _ in range(len(lots) // 20):
            self._lead(site)
        self._shared(homes)
        return homes

    def _sold(self, lot: Lot) -> bool:
        return self.rng.random() < (SOLD if lot.delivered_on <= self.today else SOLD_AHEAD)

    def _home(self, site: Site, lot: Lot, n: int) -> Home:
        bought = min(lot.delivered_on, self.today) - datetime.timedelta(days=self.rng.randrange(30, 700))
        house = lot.house
        household = Household(project=site.project, house=house, started_on=bought)
        if house.handover_on and self.rng.random() < 0.7:
            household.moved_in_on = min(
                self.today, house.handover_on + datetime.timedelta(days=self.rng.randrange(20, 240))
            )
        self.rows.add(household)
        people = [self._party(site, household, PartyRole.BUYER)]
        people += [self._party(site, household, role) for role, share in BESIDE if self.rng.random() < share]
        self._contract(site, lot, household, [people[0].customer], n)
        return Home(lot, household, people)

    def _party(self, site: Site, household: Household, role: str) -> Party:
        customer, number = self._customer(
            site, household.started_on, firm=role == PartyRole.BUYER and self.rng.random() < 0.01
        )
        self.rows.add(
            HouseParty(
                project=site.project, household=household, customer=customer, role=role, started_on=household.started_on
            )
        )
        return Party(customer, number, role in OWNING)

    def _customer(self, site: Site, since: datetime.date, *, firm: bool = False) -> tuple[Customer, str]:
        name, gender = (names.company(self.rng), "") if firm else names.person(self.rng)
        if name not in self.keys:
            self.keys[name] = pinyin_key(name)
        customer = self.rows.add(
            Customer(
                kind=CustomerKind.COMPANY if firm else CustomerKind.PERSON, name=name, name_key=self.keys[name],
                gender=gender, id_last4=f"{self.rng.randrange(10000):04d}", is_verified=True, project=site.project,
                created_at=timezone.make_aware(datetime.datetime.combine(since, datetime.time(10))),
            )
        )  # fmt: skip
        number = self._phone(customer, self.phones.next(), primary=True)
        if self.rng.random() < 0.06:
            self._phone(customer, self.phones.next(), primary=False)
        self._wishes(site, customer)
        return customer, number

    def _phone(self, customer: Customer, number: str, *, primary: bool) -> str:
        label = "本人" if primary else self.rng.choice(("单位", "家里", "微信同号"))
        self.rows.add(
            CustomerPhone(customer=customer, number=number, tail=tail(number), is_primary=primary, label=label)
        )
        return number

    def _contract(self, site: Site, lot: Lot, household: Household, buyers: list[Customer], n: int) -> None:
        signed = household.started_on
        contract = self.rows.add(
            SaleContract(
                project=site.project, house=lot.house, household=household, signed_on=signed,
                number=f"{site.project.code}-{signed.year}-{n:05d}", agreed_delivery_on=lot.delivered_on,
                counts_deemed_delivery=n % 2 == 0,
                filed_on=min(self.today, signed + datetime.timedelta(days=self.rng.randrange(5, 30))),
            )
        )  # fmt: skip
        for buyer in buyers:
            self.rows.add(SaleContract.buyers.through(salecontract=contract, customer=buyer))

    def _lead(self, site: Site) -> None:
        since = self.today - datetime.timedelta(days=self.rng.randrange(2, 200))
        customer, _ = self._customer(site, since)
        stage = self.rng.choice((Segment.LEAD, Segment.LEAD, Segment.SUBSCRIBER))
        self.rows.add(
            SalesInterest(
                customer=customer, project=site.project, stage=stage, since=since, noted_by=site.heads["sales"]
            )
        )

    def _wishes(self, site: Site, customer: Customer) -> None:
        ago = datetime.timedelta(days=self.rng.randrange(1, 300))
        if self.rng.random() < WATCHED:
            reason = self.rng.choice(list(NOTES))
            level = WatchLevel.KEY if self.rng.random() < 0.3 else WatchLevel.ATTENTION
            self.rows.add(
                KeyCustomer(customer=customer, reason=reason, level=level, note=NOTES[reason], since=self.today - ago,
                            added_by=site.cs_manager)
            )  # fmt: skip
        if self.rng.random() < REFUSING:
            channel = self.rng.choice((ContactChannel.ALL, ContactChannel.SMS, ContactChannel.PHONE))
            self.rows.add(
                OptOut(
                    customer=customer,
                    channel=channel,
                    purpose=Purpose.MARKETING,
                    since=self.now - ago,
                    source="来电告知",
                )
            )
        if self.rng.random() < AGREEING:
            self.rows.add(
                Consent(customer=customer, purpose=Purpose.CLUB, given=True, at=self.now - ago, evidence="入会申请书签字页",
                        recorded_by=site.cs_manager)
            )  # fmt: skip

    def _shared(self, homes: list[Home]) -> None:
        """A couple with one telephone, and now and then a third person at another house."""
        couples = [h for h in homes if len(h.people) > 1][::40]
        for n, home in enumerate(couples):
            number = home.people[0].number
            others = [home.people[1].customer] + (
                [homes[n * 7].people[0].customer] if n % 3 == 0 and homes[n * 7] is not home else []
            )
            for customer in others:
                if customer.gender in Gender.values:
                    self._phone(customer, number, primary=False)
