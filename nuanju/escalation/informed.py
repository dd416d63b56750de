"""Who is told of a rise besides those who answer (case-loop.md §7, column “Informed”)."""

from nuanju.escalation.choices import Rung
from nuanju.org.choices import Role
from nuanju.org.models import User
from nuanju.org.queries import posts_for

COLUMN: dict[int, tuple[Role, ...]] = {
    Rung.PORT_HEAD: (Role.PROJECT_CS_MANAGER,),
    Rung.PROJECT_GM: (Role.REGIONAL_CS, Role.FIRST_RESPONSIBLE),
    Rung.REGIONAL_GM: (Role.GROUP_CS_DIRECTOR, Role.LEGAL_PR),
    Rung.GROUP_VP: (Role.GROUP_VP, Role.GROUP_CS_DIRECTOR),
}
KEEPERS = (Role.GROUP_CS_DIRECTOR, Role.ADMINISTRATOR)  # who mends posts that nobody holds


def of_rise(case, rung_before: int, rung: int) -> list[User]:
    """Those of the new rung and of the rungs passed."""
    roles = [role for step in range(rung_before + 1, rung + 1) for role in COLUMN[step]]
    return people(case.project, *roles)


def people(project, *roles: str) -> list[User]:
    """Holders of the roles there, a vacant post's deputy in his place; each once."""
    posts = [post for role in roles for post in posts_for(role, project)]
    found = [post.holder or post.deputy for post in posts]
    return list(dict.fromkeys(p for p in found if p and p.is_active))


def keepers(project) -> list[User]:
    """The group's customer-service director, else the administrators."""
    return next((found for role in KEEPERS if (found := people(project, role))), [])
