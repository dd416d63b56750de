"""Houses with their owners: project × building × unit × floor × door, one household each."""

import datetime
import random
from collections.abc import Callable, Iterator
from typing import NamedTuple

from nuanju.bench.rows import Rows
from nuanju.core.text import pinyin_initials, pinyin_key
from nuanju.customers.models import Customer, CustomerPhone, Household, HouseParty
from nuanju.estate import naming
from nuanju.estate.models import Building, BuildingUnit, House
from nuanju.org.models import Project
from nuanju.search.keys import row_keys
from nuanju.search.models import SearchRow

FAMILY = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红娥玲芬燕彬"
BUILDINGS, UNITS, FLOORS, DOORS = 20, 2, 25, 2
SOLD, HANDED = datetime.date(2022, 3, 1), datetime.date(2024, 6, 28)
BATCH = 5000


class Home(NamedTuple):
    """What a case needs of a house: whose it is and how to call back."""

    project: int  # place in the list of projects
    house_id: int
    building_id: int
    household_id: int
    customer_id: int
    owner: str
    phone: str
    name: str
    key: str


def build(projects: list[Project], houses: int, progress: Callable[[int], None]) -> list[Home]:
    """`houses` homes, written by COPY."""
    rows, chance, homes = Rows(), random.Random(7), list[Home]()  # noqa: S311 — the same town every time
    for place, project in enumerate(projects):
        for address in _addresses(project):
            if len(homes) == houses:
                break
            homes.append(_home(rows, place, project, *address, serial=len(homes), chance=chance))
            if len(homes) % BATCH == 0:
                rows.flush()
                progress(len(homes))
    rows.flush()
    rows.settle()
    return homes


def read(projects: list[Project], at_most: int = 20_000) -> list[Home]:
    """Homes `build` left in the database, a sample over all projects."""
    place = {p.pk: i for i, p in enumerate(projects)}
    parties = HouseParty.objects.select_related("household__house", "customer").prefetch_related("customer__phones")
    step = max(1, parties.count() // at_most)
    return [
        Home(place[h.project_id], h.pk, h.building_id, p.household_id, p.customer_id, p.customer.name,
             p.customer.phones.all()[0].number, h.full_name, h.key)
        for p in parties.extra(where=[f"customers_houseparty.id %% {step} = 0"])  # noqa: S610 — a number of ours
        for h in [p.household.house]
    ]  # fmt: skip


def _addresses(project: Project) -> Iterator[tuple[Building, BuildingUnit, int, int]]:
    buildings = Building.objects.bulk_create(
        Building(project=project, name=f"{i}栋", position=i, accepted_on=HANDED, central_delivery_on=HANDED)
        for i in range(1, BUILDINGS + 1)
    )
    units = BuildingUnit.objects.bulk_create(
        BuildingUnit(building=b, name=f"{i}单元", position=i) for b in buildings for i in range(1, UNITS + 1)
    )
    for unit in units:
        for floor in range(1, FLOORS + 1):
            for door in range(1, DOORS + 1):
                yield unit.building, unit, floor, door


def _home(rows: Rows, place: int, project: Project, building, unit, floor: int, door: int, *, serial, chance) -> Home:
    number, owner = f"{floor}{door:02d}", chance.choice(FAMILY) + "".join(chance.choices(GIVEN, k=2))
    names, phone = (building.name, unit.name, number), f"1{chance.randint(3, 9)}{serial:09d}"
    full, key = naming.full_name(*names), naming.key(*names)
    house = rows.add(
        House, project_id=project.pk, building_id=building.pk, unit_id=unit.pk, number=number, full_name=full, key=key,
        position=naming.position(building.position, unit.position, floor, door), line=naming.line(number),
        handover_on=HANDED,
    )  # fmt: skip
    customer = rows.add(
        Customer, name=owner, name_key=pinyin_key(owner), is_verified=True, project_id=project.pk, gender="",
        created_at=datetime.datetime.combine(SOLD, datetime.time(), datetime.UTC),
    )  # fmt: skip
    rows.add(CustomerPhone, customer_id=customer, number=phone, tail=phone[-4:], is_primary=True)
    household = rows.add(Household, project_id=project.pk, house_id=house, started_on=SOLD, moved_in_on=HANDED)
    rows.add(HouseParty, project_id=project.pk, household_id=household, customer_id=customer, started_on=SOLD)
    grams, text = row_keys([owner, pinyin_initials(owner)], [phone])
    rows.add(
        SearchRow, kind="customer", object_id=customer, project_id=project.pk, grams=grams, text=text,
        at=datetime.datetime.combine(SOLD, datetime.time(), datetime.UTC),
    )  # fmt: skip
    return Home(place, house, building.pk, household, customer, owner, phone, full, key)
