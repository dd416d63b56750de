"""What the ruling needs to know of a place, read from the estate."""

from nuanju.warranty.ruling import HouseFacts


def facts_of(place) -> HouseFacts:
    """Of a House, a CommonArea, or None while no place is known. Reads `building` (select_related it)."""
    if place is None:
        return HouseFacts(known=False)
    building = getattr(place, "building", None)
    accepted_on = building.accepted_on if building else None
    if not hasattr(place, "handover_on"):
        central = building.central_delivery_on if building else None
        return HouseFacts(common=True, accepted_on=accepted_on, central_delivery_on=central)
    return HouseFacts(
        handover_on=place.handover_on,
        marked_received=place.marked_received,
        deemed_delivered_on=place.deemed_delivered_on,
        accepted_on=accepted_on,
    )
