"""The organisation of a measurement: a group, regions, projects, and the same posts everywhere."""

import datetime
from typing import NamedTuple

from nuanju.core.text import pinyin_initials, pinyin_key
from nuanju.org.choices import PortKey, Role
from nuanju.org.models import CityCompany, Corporation, Post, Project, Region, User

LIVE = datetime.date(2020, 1, 1)
AGENTS = 40
HOUSES_PER_PROJECT = 2000
TEAM = [("cs_manager", Role.PROJECT_CS_MANAGER, ""), ("gm", Role.PROJECT_GM, "")]
TEAM += [(f"head_{port}", Role.FIRST_RESPONSIBLE, port) for port in PortKey.values]
TEAM += [(f"handler_{port}", Role.HANDLER, port) for port in PortKey.values]
TEAM += [("engineer", Role.REPAIR_ENGINEER, PortKey.ENGINEERING), ("handler2", Role.HANDLER, PortKey.ENGINEERING)]


class Org(NamedTuple):
    projects: list[Project]
    agents: list[User]
    teams: list[dict[str, User]]  # beside the projects: each its people by place in the team


def build(projects: int) -> Org:
    """A few hundred rows; people log in with what `client.login` sets."""
    group = Corporation.objects.create(name="测算集团")
    regions = [Region.objects.create(corporation=group, name=f"第{i}区域", live_since=LIVE) for i in range(1, 4)]
    cities = [
        CityCompany.objects.create(corporation=group, region=regions[i % 3], name=f"第{i}城市公司") for i in range(1, 7)
    ]
    agents = _people([f"agent{i}" for i in range(AGENTS)], "坐席")
    Post.objects.bulk_create(Post(role=Role.HOTLINE_AGENT, corporation=group, holder=a) for a in agents)
    made = Project.objects.bulk_create(_project(i, cities[i % 6]) for i in range(projects))
    return Org(made, agents, [_team(project) for project in made])


def read() -> Org:
    """The organisation `build` left in the database."""
    agents = list(User.objects.filter(posts__role=Role.HOTLINE_AGENT).order_by("pk"))
    projects = list(Project.objects.order_by("pk"))
    teams: dict[int, dict[str, User]] = {p.pk: {} for p in projects}
    for post in Post.objects.filter(project__isnull=False).select_related("holder"):
        if post.holder is not None and post.project_id is not None:
            teams[post.project_id][post.holder.username.partition("-")[2]] = post.holder
    return Org(projects, agents, [teams[p.pk] for p in projects])


def _project(i: int, city: CityCompany) -> Project:
    name = f"{'碧翠云锦江湖海山'[i % 8]}{'湾府园里台庭城苑'[i // 8 % 8]}{i + 1}号"
    return Project(
        city_company=city, name=name, short_name=name, code=f"P{i:03d}", live_since=LIVE,
        name_key=pinyin_key(name), initials=pinyin_initials(name),
    )  # fmt: skip


def _team(project: Project) -> dict[str, User]:
    people = _people([f"{project.code.lower()}-{key}" for key, *_ in TEAM], project.name)
    Post.objects.bulk_create(
        Post(role=role, port=port, project=project, holder=user)
        for (_, role, port), user in zip(TEAM, people, strict=True)
    )
    return {key: user for (key, *_), user in zip(TEAM, people, strict=True)}


def _people(usernames: list[str], where: str) -> list[User]:
    return User.objects.bulk_create(
        User(username=u, name=f"{where}{u}"[:60], name_key=pinyin_key(where)[:100], phone="13700000000")
        for u in usernames
    )
