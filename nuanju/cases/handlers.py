"""Who can handle a case of a project."""

from nuanju.core.refusals import Invalid
from nuanju.org.choices import Role
from nuanju.org.queries import is_absent

HANDLING = (Role.HANDLER, Role.REPAIR_ENGINEER, Role.FIRST_RESPONSIBLE, Role.PROJECT_CS_MANAGER)


def able(person, case) -> None:
    """Refuse somebody without a handling post at the project, or absent now."""
    if not any(person.holds(role, case.project_id) for role in HANDLING):
        raise Invalid("handler_not_here", "handler", name=person.name)
    if is_absent(person):
        raise Invalid("handler_absent", "handler", name=person.name)
