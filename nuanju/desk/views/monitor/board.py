"""What a board shows of a place: figures with the lists behind them, parts, projects by health, the rows that press."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from nuanju.cases import watch
from nuanju.cases.models import Case, CaseQuerySet
from nuanju.desk.views.monitor.place import Place, address
from nuanju.hotline.queries import Line, line_now
from nuanju.org.choices import PortKey
from nuanju.org.models import Project
from nuanju.sla.choices import Kind

ROWS = 8


class Figure(NamedTuple):
    key: str
    label: str
    count: int  # type: ignore[assignment] # the word people use; a tuple's own count is not asked for
    url: str
    tone: str = ""

    @property
    def shown_tone(self) -> str:
        """Nothing there, nothing to colour."""
        return self.tone if self.count else ""


class Part(NamedTuple):
    """A region, city company or project below the place, and how its projects stand."""

    name: str
    url: str
    tally: watch.Tally
    levels: list[int]  # projects good, watched, tense, critical


class Tile(NamedTuple):
    project: Project
    tally: watch.Tally
    health: watch.Health
    url: str


class Board(NamedTuple):
    place: Place
    total: watch.Tally
    groups: list[tuple[str, list[Figure]]]
    rates: list[tuple[watch.Rate, str, str, str]]  # rate, its name, the list of all, the list of those in time
    ports: list[str]
    matrix: list[tuple[str, list[Figure | None]]]
    parts: list[Part]
    tiles: list[Tile]
    late: list[Case]
    hot: list[Case]
    line: Line


def read(place: Place, user, *, rows: int = ROWS) -> Board:
    """A handful of queries however many cases there are: the figures come from one pass over the open ones."""
    cases = place.cases(user)
    tallies = watch.tallies(cases)
    total = summed(tallies.values())
    tiles = tiles_of(place.projects, tallies)
    ports, matrix = matrix_of(cases, place)
    return Board(
        place, total, groups(total, place), rates(cases, place), ports, matrix, parts(place, tiles), tiles,
        watch.most_overdue(cases, rows), watch.newest_pressing(cases, rows),
        line_now(None if place.whole else [p.pk for p in place.projects]),
    )  # fmt: skip


def summed(tallies: Iterable[watch.Tally]) -> watch.Tally:
    total = watch.Tally()
    for tally in tallies:
        total += tally
    return total


def groups(t: watch.Tally, place: Place) -> list[tuple[str, list[Figure]]]:
    def figure(key: str, label: str, query: str, tone: str = "") -> Figure:
        return Figure(key, label, getattr(t, key), place.list(query), tone)

    ages = zip(watch.AGES.items(), ("calm", "half", "warn", "over"), strict=True)
    return [
        ("等待", [
            figure("assign", "待指派", "state=registered&sort=due", "warn"),
            figure("dispatch", "待派工", "state=assigned&sort=due", "warn"),
            figure("contact", "待联系", "state=dispatched&sort=due", "warn"),
            figure("follow_up", "待回访", "state=pending_follow_up&sampled=true&sort=due", "warn"),
        ]),
        ("紧要", [
            figure("open", "未结", "open=true&sort=due"),
            figure("overdue", "已超时", "overdue=true&sort=due", "over"),
            figure("hot", "热点", "open=true&severity=hot", "warn"),
            figure("major", "重大", "open=true&severity=major", "over"),
        ]),
        ("未结已受理", [figure(key, words[0], f"open=true&age={key}", tone) for (key, words), tone in ages]),
    ]  # fmt: skip


def rates(cases: CaseQuerySet, place: Place) -> list[tuple[watch.Rate, str, str, str]]:
    return [
        (rate, str(Kind(rate.kind).label), place.list(f"today={rate.kind}"), place.list(f"today={rate.kind}&in_time=true"))
        for rate in watch.rates_today(cases)
    ]  # fmt: skip


def matrix_of(cases: CaseQuerySet, place: Place) -> tuple[list[str], list[tuple[str, list[Figure | None]]]]:
    """Overdue by clock (rows) and port (columns); rows and columns without any are left out."""
    found = watch.overdue_by_clock(cases)
    ports = [p for p in (*PortKey.values, "") if any(port == p for _, port in found)]
    kinds = [k for k in Kind.values if any(kind == k for kind, _ in found)]
    names = [str(PortKey(p).label) if p else "端口未定" for p in ports]

    def cell(kind: str, port: str) -> Figure | None:
        where = f"port={port}" if port else "waiting_port=true"
        url = place.list(f"overdue=true&clock={kind}&{where}&sort=due")
        return Figure(f"{kind} {port}", "", found[kind, port], url, "over") if (kind, port) in found else None

    return names, [(str(Kind(k).label), [cell(k, p) for p in ports]) for k in kinds]


def tiles_of(projects: list[Project], tallies: dict[int, watch.Tally]) -> list[Tile]:
    """The worst first; a project that is neither switched on nor has open cases is not shown."""
    rules, nothing = watch.health_rules(), watch.Tally()
    tiles = [
        Tile(p, t, watch.health(t, rules), address("project", p.code))
        for p in projects
        if (t := tallies.get(p.pk, nothing)).open or p.is_live()
    ]
    return sorted(tiles, key=lambda t: (-t.health.level, -t.tally.overdue, t.project.name_key))


def parts(place: Place, tiles: list[Tile]) -> list[Part]:
    """One level down: regions (and city companies without one), then city companies; below them the tiles do."""
    name = place.key[0]
    if name in ("city", "project"):
        return []
    below: dict[tuple, list[Tile]] = {}
    for tile in tiles:
        below.setdefault(_below(tile.project, by_region=name != "region"), []).append(tile)
    return [_part(key, rows) for key, rows in sorted(below.items())]


def _below(project: Project, *, by_region: bool) -> tuple[str, int, str]:
    city = project.city_company
    if by_region and city.region_id:
        return "region", city.region_id, str(city.region)
    return "zcity", city.pk, city.name


def _part(key: tuple[str, Any, str], tiles: list[Tile]) -> Part:
    kind, pk, name = key
    levels = [sum(t.health.level == level for t in tiles) for level in range(4)]
    return Part(name, address(kind.removeprefix("z"), pk), summed(t.tally for t in tiles), levels)
