"""Fill an empty database with the demo organisation: the same moment gives the same data."""

import datetime
import random
from collections import defaultdict
from collections.abc import Callable

from django.db import connection, transaction
from django.utils import timezone

from nuanju.core import jobs
from nuanju.core.copying import analyze, built_afterwards
from nuanju.demo import photos
from nuanju.demo.estate import Builder, Estate
from nuanju.demo.loop.desk import Desk, Ground, common_facts
from nuanju.demo.loop.plan import DAYS, Planner
from nuanju.demo.loop.tape import Tape
from nuanju.demo.loop.tell import tell
from nuanju.demo.models import DemoLoad
from nuanju.demo.people import Home, Registry
from nuanju.demo.pressure.stage import press
from nuanju.demo.rows import Rows
from nuanju.demo.seeds import LOGINS, PASSWORD
from nuanju.demo.staff import Site, hire
from nuanju.demo.start_up import prepare
from nuanju.search.models import SearchRow
from nuanju.search.verbs import rebuild
from nuanju.warranty.queries import HouseFacts

HOUSES, CASES = 20_000, 5_900


def load(say: Callable[[str], None], scale: float = 1.0) -> DemoLoad:
    """`scale` 0.01 is a hundredth of the houses and cases, with the whole staff."""
    now, rng, rows = timezone.localtime(), random.Random("暖居"), Rows()  # noqa: S311 — nothing secret is drawn
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("set local statement_timeout = 0")
        staff = hire(rows, rng, now)
        say("演示组织：房屋与客户")
        grounds = _grounds(rows, rng, now, staff.sites, scale)
        since = now - datetime.timedelta(days=DAYS + 2)
        desk = Desk(rows, rng, now, since, staff, grounds, photos.draw(rng))
        plans = Planner(rng, now, grounds).plans(round(CASES * scale), scale)
        say(f"演示组织：半年的诉求，{len(plans)} 件")
        tapes = tell(desk, plans, lambda n: say(f"演示组织：诉求 {n} / {len(plans)}"))
        _start_completion_later(tapes)
        analyze(rows.written)
        say("演示组织：升级、督办、进展报告与群诉")
        press(desk)
        prepare(now)
        say("演示组织：搜索索引")
        with built_afterwards(SearchRow):
            rebuild()
        analyze([SearchRow])
        return DemoLoad.objects.create(loaded_at=now, scale=scale)


def logins() -> str:
    """Printed beside the address."""
    if not DemoLoad.objects.exists():
        return ""
    lines = [f"      {login.username:<10}{login.title}" for login in LOGINS]
    return "\n".join([f"    演示登录（密码都是 {PASSWORD}），也可以在首页一键登录：", *lines])


def _grounds(rows: Rows, rng: random.Random, now, sites: list[Site], scale: float) -> list[Ground]:
    today = timezone.localdate(now)
    builder, registry, found = Builder(rows, rng, today), Registry(rows, rng, now), []
    for site in sites:
        estate = builder.build(site.project, site.phases, round(HOUSES * scale / len(sites)))
        found.append(_ground(site, estate, registry.settle(site, estate.lots)))
        rows.flush()
    return found


def _ground(site: Site, estate: Estate, homes: list[Home]) -> Ground:
    commons = defaultdict(list)
    for area in estate.commons:
        commons[area.name].append(area)
    lived = [h for h in homes if h.lot.house.handover_on]
    ahead = [h for h in homes if not h.lot.house.handover_on]
    buildings = {lot.house.building for lot in estate.lots if lot.house.building.central_delivery_on}
    first = min(buildings, key=lambda b: (b.central_delivery_on, b.pk), default=None)
    facts = common_facts(first) if first else HouseFacts(common=True)
    return Ground(site, estate, lived, ahead, dict(commons), facts)


def _start_completion_later(tapes: list[Tape]) -> None:
    """What case.contacted would have deferred: completion starts when the solution is due."""
    for tape in tapes:
        solution = tape.clocks.latest("solution")
        if solution and tape.case.is_open and tape.clocks.latest("completion") is None:
            jobs.defer_named("cases.start_completion", {"case_id": tape.case.pk}, schedule_at=solution.due_at)
