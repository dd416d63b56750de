"""What all stories share: the moment of loading, people, library, limits, calendars, warranty — each read once."""

import datetime
import random
from typing import Any, NamedTuple

from nuanju.cases.models import Case
from nuanju.demo.estate import Estate
from nuanju.demo.loop import words
from nuanju.demo.people import Home
from nuanju.demo.photos import Picture
from nuanju.demo.rows import Rows
from nuanju.demo.staff import Site, Staff
from nuanju.estate.models import CommonArea
from nuanju.hotline.models import PublishingPlace
from nuanju.library.catalog import Effective, catalog
from nuanju.library.models import ProblemNode
from nuanju.org.models import User
from nuanju.sla import queries as sla
from nuanju.sla.book import Book
from nuanju.sla.calendar import Calendar
from nuanju.sla.choices import HoursKey
from nuanju.warranty import ruling, terms
from nuanju.warranty.models import WarrantyTerm
from nuanju.warranty.queries import facts_of, season_of


class Ground(NamedTuple):
    """A project as cases see it: its people on both sides of the counter, its places."""

    site: Site
    estate: Estate
    lived: list[Home]  # received
    ahead: list[Home]  # contracted, not delivered yet
    commons: dict[str, list[CommonArea]]
    first_delivered: ruling.HouseFacts


class Desk:
    def __init__(self, rows: Rows, rng: random.Random, now: datetime.datetime, since: datetime.datetime, staff: Staff,
                 grounds: list[Ground], pictures: list[Picture]) -> None:  # fmt: skip
        self.rows, self.rng, self.now, self.staff, self.grounds, self.pictures = (
            rows,
            rng,
            now,
            staff,
            grounds,
            pictures,
        )
        self.library = catalog()
        self.book = Book([g.site.project.pk for g in grounds], since=since)
        self.terms = list(WarrantyTerm.objects.filter(project=None).order_by("effective_on", "pk"))
        self.seasons = {g.site.project.pk: season_of(g.site.project, now.date()) for g in grounds}
        self.publishing = list(PublishingPlace.objects.all())
        self.say = words.sayings()
        self._limits: dict[tuple, dict] = {}

    def node(self, code: str) -> ProblemNode:
        node = self.library.get(code)
        assert node is not None, f"phrases.yaml names {code}, which the library does not know"
        return node

    def effective(self, node: ProblemNode) -> Effective:
        return self.library.effective(node)

    def limits(self, case: Case) -> dict:
        """As cases.clocks asks for them; the demo has no limits of single projects and none that changed."""
        passed_on = case.kind == "enquiry" and case.state not in ("", "registered")
        row = sla.row_of(case.kind, severity=case.severity, urgent=case.urgent, passed_on=passed_on)
        key = (row, case.repair_class, case.severity)
        if key not in self._limits:
            self._limits[key] = sla.limits(
                row, project_id=case.project_id, at=case.registered_at, repair_class=case.repair_class,
                severity=case.severity,
            )  # fmt: skip
        return self._limits[key]

    def calendar(self, project_id: int | None, hours: str = HoursKey.WORKING) -> Calendar:
        return self.book.calendar(project_id, hours)

    def rule(self, case: Case, ground: Ground, facts: Effective, code: str) -> ruling.Ruling:
        """The provisional warranty ruling, from rows read before."""
        place = case.house or case.common_area
        known = self._common(place, ground) if isinstance(place, CommonArea) else facts_of(place)
        day = case.registered_at.astimezone(self.now.tzinfo).date()
        row = terms.choose(self.terms, key=facts.w, code=code, delivered_on=known.starts_on or day)
        assert row is not None, f"no warranty term for {facts.w}"
        return ruling.rule(known, terms.term_of(row), reported_on=day, season=self.seasons[case.project_id])

    def _common(self, area: CommonArea, ground: Ground) -> ruling.HouseFacts:
        if area.building is None:
            return ground.first_delivered
        return common_facts(area.building)

    def pick(self, *path: str) -> str:
        """One of the sayings under a theme."""
        found: Any = self.say
        for key in path:
            found = found[key]
        return self.rng.choice(found) if isinstance(found, list) else found

    def agent(self, *others: User | None) -> User:
        """Any agent but these."""
        return self.rng.choice([a for a in self.staff.agents if a not in others])


def common_facts(building) -> ruling.HouseFacts:
    """Of a common part of one building."""
    if building.central_delivery_on is None:
        return ruling.HouseFacts(common=True)
    return ruling.HouseFacts(
        common=True, accepted_on=building.accepted_on, central_delivery_on=building.central_delivery_on
    )
