"""A project that is being prepared: its start-up gate is half done, some items are late; and one wall."""

import datetime
import random
import secrets
from typing import Any

from django.utils import timezone

from nuanju.core import events
from nuanju.core.actors import SYSTEM
from nuanju.core.text import pinyin_initials, pinyin_key
from nuanju.demo.rows import Rows
from nuanju.demo.staff import Hiring
from nuanju.desk.models import WallLink
from nuanju.hotline.models import Gate, GateItem, GateStep
from nuanju.org.choices import PortKey, Role
from nuanju.org.models import Post, Project, User

AHEAD, BEGUN = datetime.timedelta(weeks=7), datetime.timedelta(weeks=6)
WITH_DEPUTY = (PortKey.ENGINEERING, PortKey.CUSTOMER_SERVICE, PortKey.PROPERTY)
TICKED = (("script", "话术已评审，坐席培训一次"), ("cards", "名片已印 2000 张，样张存项目客服"))


def prepare(now: datetime.datetime) -> Gate:
    """In the company of the demo's home project; nobody calls about it yet, so nothing else changes."""
    rows = Rows()
    home = Post.objects.select_related("city_company").filter(role=Role.CITY_GM).order_by("pk")[0]
    project = rows.add(
        Project(
            city_company=home.city_company, name="钱塘序", short_name="钱塘", code="QT", name_key=pinyin_key("钱塘序"),
            initials=pinyin_initials("钱塘序"), hotline="4008009013", taken_over_on=None,
        )
    )  # fmt: skip
    leader = _people(rows, project, home, now)
    rows.flush()
    gate = _gate(project, leader, timezone.localdate(now + AHEAD), now - BEGUN)
    _wall(now)
    return gate


def _people(rows: Rows, project: Project, above: Post, now: datetime.datetime) -> User | None:
    """Two ports have no deputy yet. The project's manager leads the preparation."""
    hiring = Hiring(rows, random.Random("钱塘序"), now)  # noqa: S311 — nothing secret is drawn
    hiring.count = 900
    at: dict[str, Any] = {"project": project, "code": project.code, "home": False}
    gm = hiring.post(Role.PROJECT_GM, above, **at)
    manager = hiring.post(Role.PROJECT_CS_MANAGER, gm, **at)
    for port in PortKey:
        head = hiring.post(Role.FIRST_RESPONSIBLE, gm, port=port.value, **at)
        head.deputy = manager.holder if port in WITH_DEPUTY else None
    return gm.holder


def _gate(project: Project, leader: User | None, opens_on: datetime.date, made_at: datetime.datetime) -> Gate:
    gate = Gate.objects.create(project=project, opens_on=opens_on, leader=leader, made_by=leader, made_at=made_at)
    steps = [GateStep(gate=gate, item=item) for item in GateItem.objects.in_force()]
    told = {"opens_on": opens_on, "leader": leader}
    events.record("gate.made", gate, by=leader or SYSTEM, at=made_at, data=told)
    for n, (key, note) in enumerate(TICKED, 1):
        step = next(s for s in steps if s.item.key == key)
        step.done_by, step.done_at, step.note = leader, made_at + datetime.timedelta(weeks=n), note
        ticked = {"item": step.item, "note": note}
        events.record("gate.ticked", gate, by=leader or SYSTEM, at=step.done_at, data=ticked)
    GateStep.objects.bulk_create(steps)
    return gate


def _wall(now: datetime.datetime) -> None:
    monitor = Post.objects.filter(role=Role.GROUP_MONITOR)[0].holder
    assert monitor is not None, "every role of the demo is staffed"
    link = WallLink(name="集团监控室大屏", key=secrets.token_hex(16), made_by=monitor, made_at=now)
    link.save(force_insert=True)
    events.record("wall.made", link, by=monitor, at=now, data={"what": f"大屏链接“{link}”", "place": "集团"})
