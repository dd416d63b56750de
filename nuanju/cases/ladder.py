"""Who answers for a case: the rung its level names (case-loop.md §7)."""

from nuanju.cases.choices import Severity
from nuanju.org.choices import Role
from nuanju.org.queries import first_responsible, post_holder

RUNGS: dict[int, str] = {2: Role.PROJECT_GM, 3: Role.REGIONAL_GM, 4: Role.GROUP_VP}


def responsible_for(case):
    """Normal: the handler, before dispatch the port's head. Important: the head. Above: the rung's post."""
    if case.rung in RUNGS:
        return post_holder(RUNGS[case.rung], case.project)
    if case.severity == Severity.NORMAL and case.handler_id:
        return case.handler
    if case.port:
        return first_responsible(case.project, case.port)
    return case.registered_by


def answers_meanwhile(case):
    """While no port has the case: whoever filed it, from the hot level on the rung's post."""
    return responsible_for(case) if case.rung in RUNGS else case.registered_by


def stands_as_regional_gm(user, project) -> bool:
    """The regional GM; without a region the city company's GM stands on his rung."""
    if user.holds(Role.REGIONAL_GM, project.pk):
        return True
    return project.city_company.region_id is None and user.holds(Role.CITY_GM, project.pk)
