"""Places and people of the organisation: every role staffed, posts with superiors and deputies, rosters, absences."""

import datetime
import random
from collections import defaultdict
from typing import Any, NamedTuple

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from nuanju.core.text import pinyin_initials, pinyin_key
from nuanju.demo import names
from nuanju.demo.rows import Rows
from nuanju.demo.seeds import AGENTS, BY_ROLE, HOME, LOGINS, PASSWORD, REGIONS, STAFFED
from nuanju.org.choices import PortKey, Role
from nuanju.org.models import (
    Absence,
    CityCompany,
    Corporation,
    DutyRoster,
    Post,
    Project,
    Region,
    SeatPresence,
    User,
)

LIVE_FOR = datetime.timedelta(days=420)
REASONS = ("年休假", "出差", "外出培训")
DAYS_ROSTERED = range(-3, 21)


class Site(NamedTuple):
    """A project with the people who work for it."""

    project: Project
    phases: tuple[int, ...]
    gm: User
    regional_gm: User
    cs_manager: User
    heads: dict[str, User]
    handlers: dict[str, list[User]]
    engineers: list[User]


class Staff(NamedTuple):
    sites: list[Site]
    agents: list[User]
    leads: list[User]
    director: User


class Hiring:
    """Makes users and posts; a login of seeds.py takes the first fitting post of his place."""

    def __init__(self, rows: Rows, rng: random.Random, now: datetime.datetime) -> None:
        self.rows, self.rng, self.now = rows, rng, now
        self.phones = names.Phones(rng)
        self.password = make_password(PASSWORD)
        self.taken: set[str] = set()
        self.count = 0

    def person(self, username: str, name: str = "") -> User:
        self.count += 1
        name = name or names.person(self.rng)[0]
        return self.rows.add(
            User(
                username=username, name=name, name_key=pinyin_key(name), password=self.password,
                employee_no=f"NJ{self.count:05d}", phone=self.phones.next(), email=f"{username}@nuanju.example",
                joined_at=self.now - LIVE_FOR,
            )
        )  # fmt: skip

    def post(self, role: str, superior: Post | None, *, port: str = "", home: bool = True, code: str = "", **place):
        """A new post with its holder; at home the login of the role holds it."""
        login = BY_ROLE.get((role, port)) if home else None
        if login and login.username not in self.taken:
            self.taken.add(login.username)
            holder = self.person(login.username, login.name)
        else:
            holder = self.person(f"{code.lower() or 'jt'}-{role.split('_')[0]}{self.count + 1}")
        return self.rows.add(Post(role=role, port=port, holder=holder, superior=superior, **place))


def hire(rows: Rows, rng: random.Random, now: datetime.datetime) -> Staff:
    """The whole organisation."""
    hiring, group = Hiring(rows, rng, now), rows.add(Corporation(name="暖居地产"))
    vp = hiring.post(Role.GROUP_VP, None, corporation=group)
    director = hiring.post(Role.GROUP_CS_DIRECTOR, vp, corporation=group)
    leads = [hiring.post(Role.SHIFT_LEAD, director, corporation=group) for _ in range(2)]
    leads[0].deputy, leads[1].deputy = leads[1].holder, leads[0].holder
    agents = [hiring.post(Role.HOTLINE_AGENT, leads[0], corporation=group).holder]
    agents.append(_second_agent(hiring, leads[0], group))
    agents += [hiring.post(Role.HOTLINE_AGENT, leads[n % 2], corporation=group).holder for n in range(AGENTS - 2)]
    for role, above in ((Role.GROUP_MONITOR, director), (Role.LEGAL_PR, director), (Role.ADMINISTRATOR, None)):
        hiring.post(role, above, corporation=group)
    hiring.post(Role.VIEWER, None, corporation=group)
    sites = list(_sites(hiring, group, vp, now))
    _on_shift(rows, agents[1:4], now)
    _rosters(rows, sites, now)
    _absences(rows, rng, sites, now)
    return Staff(sites, agents, [p.holder for p in leads], director.holder)


def _second_agent(hiring: Hiring, lead: Post, group: Corporation) -> User:
    login = LOGINS[1]
    user = hiring.person(login.username, login.name)
    hiring.rows.add(Post(role=login.role, holder=user, superior=lead, corporation=group))
    return user


def _sites(hiring: Hiring, group: Corporation, vp: Post, now: datetime.datetime):
    live = timezone.localdate(now - LIVE_FOR)
    rows = hiring.rows
    for r, (region_name, companies) in enumerate(REGIONS.items()):
        region = rows.add(Region(corporation=group, name=region_name, live_since=live))
        regional_gm = hiring.post(Role.REGIONAL_GM, vp, home=r == 0, code=f"q{r}", region=region)
        hiring.post(Role.REGIONAL_CS, regional_gm, home=r == 0, code=f"q{r}", region=region)
        for c, (company_name, places) in enumerate(companies.items()):
            company = rows.add(CityCompany(corporation=group, region=region, name=company_name))
            city_gm = hiring.post(
                Role.CITY_GM, regional_gm, home=(r, c) == (0, 0), code=f"c{r}{c}", city_company=company
            )
            for place in places:
                project = rows.add(_project(company, place, live, hiring.count))
                yield _site(hiring, project, place.phases, city_gm, regional_gm.holder)


def _project(company: CityCompany, place, live: datetime.date, n: int) -> Project:
    handed_over = max(place.phases)
    return Project(
        city_company=company, name=place.name, short_name=place.short, code=place.code, name_key=pinyin_key(place.name),
        initials=pinyin_initials(place.name), live_since=live, hotline=f"400800{n:04d}", duty_phone=f"1390000{n:04d}",
        taken_over_on=live - datetime.timedelta(days=30 * max(0, handed_over - 14)) if handed_over > 0 else None,
    )  # fmt: skip


def _site(hiring: Hiring, project: Project, phases, city_gm: Post, regional_gm: User) -> Site:
    at: dict[str, Any] = {"project": project, "code": project.code, "home": project.code == HOME}
    gm = hiring.post(Role.PROJECT_GM, city_gm, **at)
    manager = hiring.post(Role.PROJECT_CS_MANAGER, gm, **at)
    gm.deputy = manager.holder
    heads, handlers = {}, defaultdict(list)
    for port in PortKey.values:
        head = hiring.post(Role.FIRST_RESPONSIBLE, gm, port=port, **at)
        crew = [hiring.post(Role.HANDLER, head, port=port, **at) for _ in range(STAFFED[PortKey(port)])]
        head.deputy = crew[-1].holder
        heads[port], handlers[port] = head.holder, [p.holder for p in crew]
        if port == PortKey.ENGINEERING:
            engineers = [hiring.post(Role.REPAIR_ENGINEER, head, port=port, **at).holder for _ in range(2)]
            worker = hiring.post(Role.CONTRACTOR_WORKER, head, port=port, **at)
            worker.holder.kind = User.Kind.WORKER
    return Site(project, phases, gm.holder, regional_gm, manager.holder, heads, dict(handlers), engineers)


def _on_shift(rows: Rows, agents: list[User], now: datetime.datetime) -> None:
    for n, agent in enumerate(agents, 1):
        rows.add(SeatPresence(user=agent, on_at=now - datetime.timedelta(minutes=40 * n), seen_at=now))


def _rosters(rows: Rows, sites: list[Site], now: datetime.datetime) -> None:
    """Day duty of the two busiest ports, and the night line, in turns."""
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    for site in sites:
        ports = {PortKey.ENGINEERING: (8.5, 20.5), PortKey.PROPERTY: (8.5, 20.5), "": (20.5, 32.5)}
        for day in DAYS_ROSTERED:
            for port, (first, last) in ports.items():
                crew = site.handlers[port or PortKey.PROPERTY]
                start = midnight + datetime.timedelta(days=day)
                rows.add(
                    DutyRoster(
                        project=site.project, port=port, user=crew[day % len(crew)],
                        starts_at=start + datetime.timedelta(hours=first), ends_at=start + datetime.timedelta(hours=last),
                    )
                )  # fmt: skip


def _absences(rows: Rows, rng: random.Random, sites: list[Site], now: datetime.datetime) -> None:
    """A head away now whose deputy acts, some handlers away later; the logins stay at their desks."""
    away = [(sites[1].heads[PortKey.ENGINEERING], -1), (sites[2].handlers[PortKey.PROPERTY][1], -2)]
    away += [(site.handlers[PortKey.ENGINEERING][2], rng.randrange(2, 12)) for site in sites[3:9]]
    for person, first in away:
        start = now + datetime.timedelta(days=first)
        rows.add(
            Absence(
                user=person, starts_at=start, ends_at=start + datetime.timedelta(days=3), reason=rng.choice(REASONS)
            )
        )
