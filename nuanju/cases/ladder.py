"""Who answers for a case: the rung its level names (case-loop.md §7)."""

from nuanju.cases.choices import Severity
from nuanju.org.choices import Role
from nuanju.org.queries import first_responsible, post_holder


def responsible_for(case):
    """Normal: the handler, before dispatch the port's head. Above: the head, the project GM, the regional GM."""
    if case.severity == Severity.MAJOR:
        return post_holder(Role.REGIONAL_GM, case.project)
    if case.severity == Severity.HOT:
        return post_holder(Role.PROJECT_GM, case.project)
    if case.severity == Severity.NORMAL and case.handler_id:
        return case.handler
    if case.port:
        return first_responsible(case.project, case.port)
    return case.registered_by


def stands_as_regional_gm(user, project) -> bool:
    """The regional GM; without a region the city company's GM stands on his rung."""
    if user.holds(Role.REGIONAL_GM, project.pk):
        return True
    return project.city_company.region_id is None and user.holds(Role.CITY_GM, project.pk)
