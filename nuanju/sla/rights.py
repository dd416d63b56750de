"""Who keeps limits and calendars."""

from nuanju.core.actors import SYSTEM
from nuanju.org.models import CityCompany, Project, Region
from nuanju.org.rights import EVERYWHERE


def keep_policies(user, place: Region | CityCompany | Project | None = None) -> bool:
    """The group's belong to those who keep policies everywhere; a place's to whoever does for all of its projects."""
    if user is SYSTEM:
        return True
    if isinstance(place, Project):
        return user.may("keep_policies", place.pk)
    below = {"city_company": place} if isinstance(place, CityCompany) else {"city_company__region": place}
    projects = Project.objects.filter(**below).values_list("pk", flat=True) if place else ()
    return all(user.may("keep_policies", pk) for pk in projects or [EVERYWHERE])
