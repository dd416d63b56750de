"""Questions about the estate."""

from django.db.models import Max, Q, QuerySet

from nuanju.core import files, memo
from nuanju.core.models import Attachment
from nuanju.estate import addresses
from nuanju.estate.models import CommonArea, Contractor, Floor, House, HouseSpace, HouseType
from nuanju.org.models import Project


def find_houses(q: str, user, project_id: int | None = None, limit: int = 8) -> list[House]:
    """“碧湾 3-2-1502”, “3栋2单元1502”, “1502 碧湾花园”, “bwhy 3-1502”: the exact ones first, then those that begin so."""
    address = addresses.read(q)
    houses = House.objects.visible_to(user).with_places()
    if project_id is not None:
        houses = houses.filter(project=project_id)
    if address.project:
        houses = houses.filter(project__in=projects_called(address.project, user))
    if not (address.key or address.number):
        return list(houses.order_by("project", "position")[:limit]) if address.project or project_id else []
    exact, beginning = _matches(address)
    found = list(houses.filter(exact).order_by("project__name_key", "position")[:limit])
    if len(found) < limit:
        more = houses.filter(beginning).exclude(pk__in=[h.pk for h in found])
        found += more.order_by("project__name_key", "position")[: limit - len(found)]
    return found


def projects_called(words: str, user) -> QuerySet[Project]:
    """By name, short name, code, full pinyin or its initials."""
    name = Q(name__icontains=words) | Q(short_name__icontains=words) | Q(code__iexact=words)
    pinyin = Q(initials__startswith=words.lower()) | Q(name_key__startswith=words.lower())
    return Project.objects.visible_to(user).filter(name | pinyin)


def find_places(q: str, user, project_id: int | None = None, limit: int = 8) -> list[House | CommonArea]:
    """Houses first, then common areas by name."""
    houses: list[House | CommonArea] = list(find_houses(q, user, project_id, limit))
    return houses + find_common_areas(q, user, project_id, limit - len(houses))


def find_common_areas(q: str, user, project_id: int | None = None, limit: int = 8) -> list[CommonArea]:
    """By their name, with or without the project's."""
    if not q.strip() or limit <= 0:
        return []
    areas = CommonArea.objects.visible_to(user).select_related("project", "phase", "building", "unit")
    if project_id is not None:
        areas = areas.filter(project=project_id)
    for word in q.split():
        place = Q(name__icontains=word) | Q(building__name__iexact=word)
        areas = areas.filter(place | Q(project__in=projects_called(word, user)))
    return list(areas.order_by("project__name_key", "name", "id")[:limit])


def spaces_of(house: House) -> list[HouseSpace]:
    """The rooms of its plan type and those of its own."""
    own = Q(house=house)
    return list(HouseSpace.objects.filter(own | Q(house_type=house.house_type_id) if house.house_type_id else own))


@memo.once_a_request
def storey_of(house: House) -> str:
    """top, ground, or only when there is no other storey in its stair; "" in between or unknown."""
    if house.floor is None or house.floor.order < 1:
        return ""
    stair = Floor.objects.filter(order__gte=1, houses__building=house.building_id, houses__unit=house.unit_id)
    is_top, is_ground = house.floor.order == stair.aggregate(Max("order"))["order__max"], house.floor.order == 1
    return "only" if is_top and is_ground else "top" if is_top else "ground" if is_ground else ""


def plans_of(house_type: HouseType | None) -> list[Attachment]:
    """Its floor plans, the newest first."""
    return list(files.of(house_type, step="plan").order_by("-pk")) if house_type and house_type.pk else []


def contractors_of(project: Project) -> QuerySet[Contractor]:
    """Firms engaged at the project and still working with us."""
    return Contractor.objects.filter(engagements__project=project, is_active=True).distinct()


def same_line(house: House) -> QuerySet[House]:
    """The houses above and below."""
    return House.objects.of_line(house).order_by("position")


def _matches(address: addresses.Address) -> tuple[Q, Q]:
    """Exact and beginning. 3-1502 may leave the unit out, so it also fits 3-2-1502."""
    if address.number:
        return Q(number=address.number), Q(number__startswith=address.number)
    parts = address.key.split("-")
    if len(parts) == 2 and parts[1]:
        skipped = Q(key__startswith=f"{parts[0]}-", number=parts[1])
        return Q(key=address.key) | skipped, Q(key__startswith=address.key)
    return Q(key=address.key), Q(key__startswith=address.key)
