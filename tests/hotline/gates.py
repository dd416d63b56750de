"""A start-up gate for the dark project 云山里, and the facts that fill it."""

import datetime

from django.utils import timezone

from nuanju.cases import verbs as cases
from nuanju.core.text import pinyin_key
from nuanju.customers.models import Customer
from nuanju.estate.models import Building, Contractor, Engagement
from nuanju.hotline.models import Gate
from nuanju.hotline.verbs import make_gate, tick
from nuanju.library.queries import node
from nuanju.org.choices import PortKey, Role
from nuanju.org.models import Post, Project
from nuanju.org.verbs import switch_on_region
from tests.cases.stories import YES, plan
from tests.cast import house

NOW = "2026-03-09T10:00+08:00"
OPENS = datetime.date(2026, 6, 8)  # thirteen weeks later


def project(cast) -> Project:
    return Project.objects.select_related("city_company__region").get(pk=cast.ys.pk)


def made(cast, opens_on=OPENS) -> Gate:
    return make_gate(project(cast), opens_on=opens_on, by=cast.admin)


def went_through(place: Project) -> Gate:
    """Its gate with nothing left to do."""
    now = timezone.now()
    return Gate.objects.create(project=place, opens_on=OPENS, made_at=now, opened_at=now)


def step(gate: Gate, key: str):
    return gate.steps.select_related("item", "gate__project").get(item__key=key)


def fill(cast) -> None:
    """All facts a gate reads by itself, but the test case."""
    place = cast.ys
    house("101", building=Building.objects.create(project=place, name="1栋", position=1)).save()
    Customer.objects.create(project=place, name="云山业主", name_key=pinyin_key("云山业主"))
    for port in PortKey.values:
        Post.objects.create(
            project=place, role=Role.FIRST_RESPONSIBLE, port=port, holder=cast.eng_head, deputy=cast.eng_deputy
        )
    firm = Contractor.objects.create(name="云山总包", name_key="y")
    Engagement.objects.create(contractor=firm, project=place, trade="总包")
    Project.objects.filter(pk=place.pk).update(hotline="4008000003", duty_phone="13900000003")


def tick_all(gate: Gate, by) -> None:
    for each in gate.steps.select_related("item", "gate__project").filter(item__check_key=""):
        tick(each, note="已核对", by=by)


def light(cast) -> None:
    switch_on_region(cast.dark_region, by=cast.admin)


def walk(trial, cast) -> None:
    """The test case the whole way, by the people of the port, as any case goes."""
    Post.objects.create(project=cast.ys, role=Role.HANDLER, port=PortKey.CUSTOMER_SERVICE, holder=cast.handler)
    for person in (cast.handler, cast.eng_head):
        person.__dict__.pop("standing", None)  # the new posts count
    case = cases.classify(trial.case, node=node("P01.01.01"), reason="测试", seen=trial.case.version, by=cast.agent)
    case = cases.assign(case, port=PortKey.CUSTOMER_SERVICE, by=cast.agent)
    case = cases.dispatch(case, handler=cast.handler, by=cast.eng_head)
    case = cases.contact(case, method="phone", content="已联系测试人", by=cast.handler)
    case = cases.agree(case, plan=plan(), **YES, by=cast.handler)
    case = cases.complete(case, work="已处理", cause="process", node=node("P01.01.01.02"), by=cast.handler)
    case = cases.accept(case, checklist=[{"item": "已答复", "ok": True}], by=cast.eng_head)
    cases.close(case, rating=5, by=cast.agent2)
