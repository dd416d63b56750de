"""Phases, buildings, houses, common parts, bays and contractors of one project."""

import datetime
import random
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from nuanju.core.text import pinyin_key
from nuanju.demo.rows import Rows
from nuanju.demo.seeds import CONTRACTORS
from nuanju.estate import naming
from nuanju.estate.choices import BayKind, DeliveryStandard, HouseUse
from nuanju.estate.models import (
    Building,
    BuildingUnit,
    CommonArea,
    Contractor,
    Engagement,
    Floor,
    House,
    HouseSpace,
    HouseType,
    ParkingBay,
    Phase,
)
from nuanju.org.models import Project

MONTH = datetime.timedelta(days=30.4)
TYPES = {  # name → area, layout, rooms
    "A户型": ("89.00", "两室两厅一卫", ("客厅", "餐厅", "主卧", "次卧", "主卫", "厨房", "阳台")),
    "B户型": (
        "108.50",
        "三室两厅两卫",
        ("客厅", "餐厅", "主卧", "次卧", "书房", "主卫", "次卫", "厨房", "阳台", "玄关"),
    ),
    "C户型": (
        "128.00",
        "三室两厅两卫",
        ("客厅", "餐厅", "主卧", "次卧", "书房", "主卫", "次卫", "厨房", "阳台", "玄关"),
    ),
    "D户型": (
        "143.20",
        "四室两厅两卫",
        ("客厅", "餐厅", "主卧", "次卧", "书房", "主卫", "次卫", "厨房", "阳台", "走廊"),
    ),
}
SHAPES = ((1, 4, 33), (2, 2, 26), (2, 2, 18), (3, 2, 11), (1, 4, 27))  # units, doors a floor, floors
SHARED = ("地下车库", "小区大门", "中心花园", "儿童游乐区", "小区道路", "垃圾房", "物业服务中心")
PER_BUILDING = ("大堂", "屋面", "外墙")
PER_UNIT = ("电梯厅", "电梯", "楼梯间", "单元门")
BAYS = (BayKind.SOLD, BayKind.SOLD, BayKind.LEASED, BayKind.CIVIL_DEFENCE)


class Lot(NamedTuple):
    """A house with the day its building is delivered."""

    house: House
    delivered_on: datetime.date
    rooms: tuple[str, ...]


class Estate(NamedTuple):
    lots: list[Lot]
    commons: list[CommonArea]
    contractors: list[Contractor]


class Builder:
    """Builds project after project; firms are shared by all."""

    def __init__(self, rows: Rows, rng: random.Random, today: datetime.date) -> None:
        self.rows, self.rng, self.today = rows, rng, today
        self.firms = [
            (
                rows.add(Contractor(name=name, name_key=pinyin_key(name), contact="项目部", phone=f"0571860{n:05d}")),
                trade,
            )
            for n, (name, trade) in enumerate(CONTRACTORS)
        ]

    def build(self, project: Project, phases: tuple[int, ...], size: int) -> Estate:
        """About `size` houses spread over the phases, delivered so many months ago each."""
        lots: list[Lot] = []
        commons = [self.rows.add(CommonArea(project=project, name=name)) for name in SHARED]
        types = self._types(project)
        number = 0
        for position, months in enumerate(phases, 1):
            phase = self.rows.add(Phase(project=project, name=f"{'一二三四五'[position - 1]}期", position=position))
            while len(lots) < size * position / len(phases):
                number += 1
                new, shared = self._building(project, phase, number, self.today - months * MONTH, types)
                lots += new
                commons += shared
        self._bays(project, len(lots) // 6)
        return Estate(lots, commons, self._engaged(project))

    def _types(self, project: Project) -> list[tuple[HouseType, tuple[str, ...]]]:
        made = []
        for name, (area, layout, rooms) in TYPES.items():
            kind = self.rows.add(HouseType(project=project, name=name, area=Decimal(area), layout=layout))
            for i, room in enumerate(rooms, 1):
                self.rows.add(HouseSpace(house_type=kind, name=room, position=i))
            made.append((kind, rooms))
        return made

    def _building(self, project, phase, number: int, delivered_on: datetime.date, types):
        units, doors, floors = self.rng.choice(SHAPES)
        ready = delivered_on <= self.today
        building = self.rows.add(
            Building(
                project=project, phase=phase, name=f"{number}栋", position=number, floors_above=floors,
                accepted_on=delivered_on - datetime.timedelta(days=35) if ready else None,
                central_delivery_on=delivered_on if ready else None,
            )
        )  # fmt: skip
        storeys = [self.rows.add(Floor(building=building, label=str(n), order=n)) for n in range(1, floors + 1)]
        entrances = [
            self.rows.add(BuildingUnit(building=building, name=f"{n}单元", position=n)) for n in range(1, units + 1)
        ]
        fitted = DeliveryStandard.FITTED_OUT if number % 3 else DeliveryStandard.BARE_SHELL
        lots = [
            Lot(self._house(building, unit, storey, door, types[(door + number) % 4][0], fitted, delivered_on),
                delivered_on, types[(door + number) % 4][1])
            for unit in entrances for storey in storeys for door in range(1, doors + 1)
        ]  # fmt: skip
        return lots, list(self._commons(building, entrances))

    def _house(self, building, unit, storey, door: int, kind, standard, delivered_on: datetime.date) -> House:
        number = f"{storey.label}{door:02d}"
        names = (building.name, unit.name, number)
        return self.rows.add(
            House(
                project_id=building.project_id, building=building, unit=unit, floor=storey, number=number,
                line=naming.line(number), full_name=naming.full_name(*names), key=naming.key(*names), house_type=kind,
                position=naming.position(building.position, unit.position, storey.order, door), area=kind.area,
                delivery_standard=standard, use=HouseUse.DWELLING, **self._received(delivered_on),
            )
        )  # fmt: skip

    def _received(self, delivered_on: datetime.date) -> dict:
        """Most owners come in the first weeks, some months later, a few never."""
        if delivered_on > self.today:
            return {}
        late = self.rng.random()
        day = delivered_on + datetime.timedelta(
            days=self.rng.randrange(0, 12) if late < 0.8 else self.rng.randrange(12, 150)
        )
        if late > 0.985:
            return {"deemed_delivered_on": delivered_on + datetime.timedelta(days=30)}
        if late > 0.98:
            return {"marked_received": True}  # nobody wrote down when
        return {"handover_on": day} if day <= self.today and late < 0.965 else {}

    def _commons(self, building: Building, entrances: list[BuildingUnit]) -> Iterator[CommonArea]:
        at = {"project_id": building.project_id, "building": building}
        for name in PER_BUILDING:
            yield self.rows.add(CommonArea(name=name, **at))
        for unit in entrances:
            for name in PER_UNIT:
                yield self.rows.add(CommonArea(unit=unit, name=name, **at))

    def _bays(self, project: Project, count: int) -> None:
        for n in range(1, count + 1):
            level = 1 + n % 2
            bay = ParkingBay(project=project, number=f"B{level}-{n:03d}", place=f"B{level}{'东西'[n % 4 // 2]}区")
            bay.kind = BAYS[n % 4]
            self.rows.add(bay)

    def _engaged(self, project: Project) -> list[Contractor]:
        here = self.rng.sample(self.firms, 7)
        for firm, trade in here:
            self.rows.add(Engagement(contractor=firm, project=project, trade=trade))
        return [firm for firm, _ in here]
