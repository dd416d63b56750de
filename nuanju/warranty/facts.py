"""What the ruling needs to know of a place, read from the estate."""

from django.db.models import Q, QuerySet

from nuanju.customers.queries import contract_in_force
from nuanju.estate.models import Building, CommonArea, House
from nuanju.warranty.ruling import HouseFacts


def facts_of(place: House | CommonArea | None) -> HouseFacts:
    """Of a house (select_related its building), a common area, or None while no place is known."""
    if place is None:
        return HouseFacts(known=False)
    if isinstance(place, CommonArea):
        return _common(place)
    return HouseFacts(
        deemed_counts=_deemed_counts(place),
        handover_on=place.handover_on,
        marked_received=place.marked_received,
        deemed_delivered_on=place.deemed_delivered_on,
        accepted_on=place.building.accepted_on if place.building else None,
    )


def _deemed_counts(house: House) -> bool:
    """Asked only of the few that were deemed delivered and never received."""
    if house.deemed_delivered_on is None or house.handover_on:
        return False
    contract = contract_in_force(house)
    return bool(contract and contract.counts_deemed_delivery)


def _common(area: CommonArea) -> HouseFacts:
    """The batch that uses the area first: the earliest central delivery among its buildings."""
    first = buildings_of(area).exclude(central_delivery_on=None).order_by("central_delivery_on").first()
    if first:
        return HouseFacts(common=True, accepted_on=first.accepted_on, central_delivery_on=first.central_delivery_on)
    received = Q(handover_on__isnull=False) | Q(marked_received=True)
    delivered = House.objects.filter(received, building__in=buildings_of(area)).exists()
    return HouseFacts(common=True, marked_received=delivered)


def buildings_of(area: CommonArea) -> QuerySet[Building]:
    """The buildings that use a common area: its own, else those of its phase or project."""
    if area.building_id:
        return Building.objects.filter(pk=area.building_id)
    return Building.objects.filter(project_id=area.project_id, **({"phase_id": area.phase_id} if area.phase_id else {}))
