"""Who may keep the library."""

from nuanju.org.models import CityCompany, Project


def keep(user) -> bool:
    """The group's keepers: everything."""
    return user.may("keep_library")


def keep_local(user, city_company: CityCompany | None) -> bool:
    """A city company's people: symptoms of their own."""
    if keep(user):
        return True
    if city_company is None:
        return False
    projects = Project.objects.filter(city_company=city_company).values_list("pk", flat=True)
    return any(user.may("keep_local_library", pk) for pk in projects)
