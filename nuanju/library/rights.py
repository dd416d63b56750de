"""Who may keep the library."""

from django.db import models

from nuanju.library.choices import Level
from nuanju.library.models import ProblemNode
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


def local_companies(user) -> models.QuerySet[CityCompany]:
    """The city companies whose own symptoms this user may keep."""
    mine = [p.pk for p in Project.objects.visible_to(user) if user.may("keep_local_library", p.pk)]
    return CityCompany.objects.filter(projects__in=mine).distinct()


def keep_node(user, node: ProblemNode) -> bool:
    """Revise or retire this node."""
    return keep_local(user, node.city_company) if node.city_company_id else keep(user)


def add_below(user, parent: ProblemNode) -> bool:
    """Add a node there: the group anywhere, city companies symptoms below a part."""
    if parent.level == Level.SYMPTOM or parent.is_other:
        return False
    return keep(user) or (parent.level == Level.PART and local_companies(user).exists())
