"""The people and places every test knows: a group, two regions (one switched on), three projects, one user per role."""

import datetime
from types import SimpleNamespace

from nuanju.core.text import pinyin_initials, pinyin_key
from nuanju.customers.choices import Gender, PartyRole
from nuanju.customers.models import Customer, CustomerPhone, Household, HouseParty, SaleContract
from nuanju.customers.phones import tail
from nuanju.estate import naming
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
from nuanju.org.choices import PortKey, Role
from nuanju.org.models import CityCompany, Corporation, Post, Project, Region, User

DAY = datetime.date
LIVE = DAY(2024, 1, 1)

# attribute, Chinese name, role, place, port, attribute of the superior
STAFF = [
    ("vp", "副总裁", Role.GROUP_VP, "group", "", None),
    ("director", "集团客服总监", Role.GROUP_CS_DIRECTOR, "group", "", "vp"),
    ("monitor", "集团监控", Role.GROUP_MONITOR, "group", "", "director"),
    ("legal", "法务", Role.LEGAL_PR, "group", "", "director"),
    ("lead", "班长", Role.SHIFT_LEAD, "group", "", "director"),
    ("agent", "坐席甲", Role.HOTLINE_AGENT, "group", "", "lead"),
    ("agent2", "坐席乙", Role.HOTLINE_AGENT, "group", "", "lead"),
    ("admin", "管理员", Role.ADMINISTRATOR, "group", "", None),
    ("viewer", "只读甲", Role.VIEWER, "group", "", None),
    ("regional_gm", "区域总", Role.REGIONAL_GM, "region", "", "vp"),
    ("regional_cs", "区域客服", Role.REGIONAL_CS, "region", "", "regional_gm"),
    ("city_gm", "城市总", Role.CITY_GM, "city", "", "regional_gm"),
    ("gm", "项目总", Role.PROJECT_GM, "bw", "", "city_gm"),
    ("cs_manager", "客服经理", Role.PROJECT_CS_MANAGER, "bw", "", "gm"),
    ("design_head", "设计负责人", Role.FIRST_RESPONSIBLE, "bw", PortKey.PLANNING_DESIGN, "gm"),
    ("eng_head", "工程负责人", Role.FIRST_RESPONSIBLE, "bw", PortKey.ENGINEERING, "gm"),
    ("sales_head", "销售负责人", Role.FIRST_RESPONSIBLE, "bw", PortKey.SALES, "gm"),
    ("cs_head", "客服负责人", Role.FIRST_RESPONSIBLE, "bw", PortKey.CUSTOMER_SERVICE, "gm"),
    ("prop_head", "物业负责人", Role.FIRST_RESPONSIBLE, "bw", PortKey.PROPERTY, "gm"),
    ("engineer", "房修工程师", Role.REPAIR_ENGINEER, "bw", PortKey.ENGINEERING, "eng_head"),
    ("handler", "处理人甲", Role.HANDLER, "bw", PortKey.ENGINEERING, "eng_head"),
    ("handler2", "处理人乙", Role.HANDLER, "bw", PortKey.ENGINEERING, "eng_head"),
    ("prop_handler", "物业管家", Role.HANDLER, "bw", PortKey.PROPERTY, "prop_head"),
    ("stranger", "别的项目", Role.PROJECT_CS_MANAGER, "ls", "", None),
    ("stranger_head", "别的工程", Role.FIRST_RESPONSIBLE, "ls", PortKey.ENGINEERING, None),
    ("stranger_agent", "项目前台", Role.HOTLINE_AGENT, "ls", "", None),
]
PLAIN = [("eng_deputy", "工程副手"), ("nobody", "无岗位")]


def build() -> SimpleNamespace:
    """Lay out the cast; attributes are named in STAFF, `_places`, `_estate` and `_people`."""
    cast = SimpleNamespace(post=SimpleNamespace())
    _places(cast)
    _staff(cast)
    _estate(cast)
    _people(cast)
    return cast


def _named(model, **fields):
    name = fields["name"]
    extra = {"initials": pinyin_initials(name)} if model is Project else {}
    return model.objects.create(name_key=pinyin_key(name), **extra, **fields)


def _places(cast) -> None:
    cast.group = Corporation.objects.create(name="暖居地产")
    cast.region = Region.objects.create(corporation=cast.group, name="华东区域", live_since=LIVE)
    cast.dark_region = Region.objects.create(corporation=cast.group, name="华南区域")
    cast.city = CityCompany.objects.create(corporation=cast.group, region=cast.region, name="杭州公司")
    cast.dark_city = CityCompany.objects.create(corporation=cast.group, region=cast.dark_region, name="广州公司")
    near, far = {"city_company": cast.city, "live_since": LIVE}, {"city_company": cast.dark_city}
    cast.bw = _named(
        Project, name="碧湾花园", short_name="碧湾", code="BW", hotline="4008000001", duty_phone="13900000001", **near
    )
    cast.ls = _named(Project, name="麓山府", short_name="麓山", code="LS", **near)  # out of bw people's scope
    cast.ys = _named(Project, name="云山里", short_name="云山", code="YS", **far)  # region not switched on


def _staff(cast) -> None:
    people = [(who, name) for who, name, *_ in STAFF] + PLAIN
    users = User.objects.bulk_create(
        User(username=who, name=name, name_key=pinyin_key(name), password="!", phone=f"1370000{i:04d}")
        for i, (who, name) in enumerate(people)
    )
    for (who, _), user in zip(people, users, strict=True):
        setattr(cast, who, user)
    at = {"group": {"corporation": cast.group}, "region": {"region": cast.region}, "city": {"city_company": cast.city}}
    at |= {"bw": {"project": cast.bw}, "ls": {"project": cast.ls}}
    posts = Post.objects.bulk_create(
        Post(role=role, port=port, holder=getattr(cast, who), **at[place]) for who, _, role, place, port, _ in STAFF
    )
    for (who, *_), post in zip(STAFF, posts, strict=True):
        setattr(cast.post, who, post)
    for who, *_, above in STAFF:
        getattr(cast.post, who).superior = getattr(cast.post, above) if above else None
    cast.post.eng_head.deputy = cast.eng_deputy
    Post.objects.bulk_update(posts, ["superior", "deputy"])


def _estate(cast) -> None:
    bw = cast.bw
    cast.phase1 = Phase.objects.create(project=bw, name="一期")
    dates = {"accepted_on": DAY(2024, 5, 20), "central_delivery_on": DAY(2024, 6, 28)}
    cast.building3 = Building.objects.create(project=bw, phase=cast.phase1, name="3栋", position=3, **dates)
    cast.building5 = Building.objects.create(project=bw, phase=cast.phase1, name="5栋", position=5)  # not yet built
    cast.unit2 = BuildingUnit.objects.create(building=cast.building3, name="2单元", position=2)
    floors = Floor.objects.bulk_create(Floor(building=cast.building3, label=str(n), order=n) for n in (14, 15, 16))
    cast.floors = {f.label: f for f in floors}
    cast.type_a = HouseType.objects.create(project=bw, name="A户型", area="118.5", layout="三室两厅")
    spaces = HouseSpace.objects.bulk_create(
        HouseSpace(house_type=cast.type_a, name=name, position=i)
        for i, name in enumerate(("客厅", "主卧", "主卫", "次卫", "厨房", "阳台"))
    )
    cast.spaces = {s.name: s for s in spaces}
    in3 = {"building": cast.building3, "unit": cast.unit2, "house_type": cast.type_a}
    ls_building = Building.objects.create(project=cast.ls, name="1栋", position=1)
    houses = House.objects.bulk_create(
        [
            house("1402", floor=cast.floors["14"], handover_on=DAY(2024, 7, 1), **in3),
            house("1502", floor=cast.floors["15"], handover_on=DAY(2024, 7, 5), **in3),
            house("1602", floor=cast.floors["16"], handover_on=DAY(2025, 9, 1), **in3),
            house("1501", floor=cast.floors["15"], deemed_delivered_on=DAY(2024, 8, 1), **in3),
            house("301", building=cast.building5),
            house("1502", building=ls_building, handover_on=DAY(2024, 7, 5)),
        ]
    )
    cast.house1402, cast.house1502, cast.house1602, cast.house1501, cast.house301, cast.ls_house = houses
    cast.lift_hall = CommonArea.objects.create(project=bw, building=cast.building3, unit=cast.unit2, name="电梯厅")
    cast.gate = CommonArea.objects.create(project=bw, name="小区大门")
    cast.bay = ParkingBay.objects.create(project=bw, number="B2-118")
    cast.contractor = _named(Contractor, name="施工单位甲")
    Engagement.objects.create(contractor=cast.contractor, project=bw, trade="总包")


def house(number: str, *, building, unit=None, **fields) -> House:
    """An unsaved house with everything a name gives."""
    names = (building.name, unit.name if unit else "", number)
    return House(
        project=building.project, building=building, unit=unit, number=number, line=naming.line(number),
        full_name=naming.full_name(*names), key=naming.key(*names),
        position=naming.position(building.position, unit.position if unit else 0, int(number) // 100, int(number) % 100),
        **fields,
    )  # fmt: skip


def _people(cast) -> None:
    who = [
        ("owner", "业主甲", Gender.MALE, cast.bw),
        ("spouse", "家属乙", Gender.FEMALE, cast.bw),
        ("tenant", "租户丙", Gender.FEMALE, cast.bw),
        ("neighbour", "业主丁", Gender.MALE, cast.bw),
        ("prospect", "准业主戊", Gender.FEMALE, cast.bw),
        ("ls_owner", "麓山业主", Gender.MALE, cast.ls),
    ]
    rows = Customer.objects.bulk_create(
        Customer(name=name, name_key=pinyin_key(name), gender=g, project=p, is_verified=True, id_last4="001X")
        for _, name, g, p in who
    )
    for (attribute, *_), row in zip(who, rows, strict=True):
        setattr(cast, attribute, row)
    phones = [
        (cast.owner, "13812345678", True),
        (cast.owner, "01062345678-802", False),
        (cast.spouse, "13812345678", False),  # one phone, two people
        (cast.spouse, "13987654321", True),
        (cast.tenant, "13600001111", True),
        (cast.neighbour, "13500005678", True),  # same last four as the owner's
        (cast.prospect, "15900002222", True),
        (cast.ls_owner, "13812345678", True),  # and a third one, elsewhere
    ]
    CustomerPhone.objects.bulk_create(
        CustomerPhone(customer=c, number=n, tail=tail(n), is_primary=first) for c, n, first in phones
    )
    homes = [
        ("household1502", cast.house1502, DAY(2022, 3, 1)),
        ("household1602", cast.house1602, DAY(2022, 4, 1)),
        ("household1402", cast.house1402, DAY(2022, 4, 2)),
        ("household301", cast.house301, DAY(2026, 5, 1)),
        ("ls_household", cast.ls_house, DAY(2022, 3, 1)),
    ]
    rows = Household.objects.bulk_create(Household(house=h, project=h.project, started_on=d) for _, h, d in homes)
    for (attribute, *_), row in zip(homes, rows, strict=True):
        setattr(cast, attribute, row)
    parties = [
        (cast.household1502, cast.owner, PartyRole.BUYER),
        (cast.household1502, cast.spouse, PartyRole.FAMILY),
        (cast.household1602, cast.neighbour, PartyRole.BUYER),
        (cast.household1602, cast.tenant, PartyRole.TENANT),
        (cast.household1402, cast.owner, PartyRole.BUYER),  # the owner has two houses
        (cast.household301, cast.prospect, PartyRole.BUYER),
        (cast.ls_household, cast.ls_owner, PartyRole.BUYER),
    ]
    HouseParty.objects.bulk_create(
        HouseParty(household=h, project=h.project, customer=c, role=r, started_on=h.started_on) for h, c, r in parties
    )
    cast.contract301 = SaleContract.objects.create(
        project=cast.bw, house=cast.house301, household=cast.household301, number="BW-2026-0001",
        signed_on=DAY(2026, 5, 1), filed_on=DAY(2026, 5, 9), agreed_delivery_on=DAY(2027, 6, 30),
    )  # fmt: skip
    cast.contract301.buyers.set([cast.prospect])
