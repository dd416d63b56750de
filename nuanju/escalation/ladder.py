"""Who stands on which rung of a case, in which post, and who stands above him (case-loop.md §7)."""

from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import Q

from nuanju.escalation.choices import Rung
from nuanju.org.choices import PortKey, Role
from nuanju.org.models import Post, User
from nuanju.org.queries import (
    first_responsible,
    first_responsible_post,
    is_absent,
    post_for,
    post_holder,
    posts_over,
)  # fmt: skip
from nuanju.org.roles import ABOVE

ROLES: dict[int, Role] = {
    Rung.PROJECT_GM: Role.PROJECT_GM,
    Rung.REGIONAL_GM: Role.REGIONAL_GM,
    Rung.GROUP_VP: Role.GROUP_VP,
}


class Step(NamedTuple):
    """One rung as it stands now."""

    rung: Rung
    person: User | None


def person_on(case, rung: int) -> User | None:
    """Who answers on the rung now: vacant posts are skipped, absent people give way."""
    if rung in ROLES:
        return post_holder(ROLES[rung], case.project)
    if rung == Rung.HANDLER and case.handler_id:
        return case.handler
    return first_responsible(case.project, case.port) if case.port else case.registered_by


def post_on(case, rung: int) -> Post | None:
    """The post of the rung, or the next above that exists."""
    if rung in ROLES:
        return post_for(ROLES[rung], case.project)
    for port in dict.fromkeys((case.port, PortKey.CUSTOMER_SERVICE)):
        if port and (post := first_responsible_post(case.project, port)):
            return post
    return post_for(Role.PROJECT_CS_MANAGER, case.project)


def steps(case) -> list[Step]:
    """The whole ladder, from the bottom."""
    return [Step(rung, person_on(case, rung)) for rung in Rung]


def passed(case, rung_before: int, rung: int) -> list[Step]:
    """The rungs a jump leaves out, with those who stand there."""
    return [Step(r, person_on(case, r)) for r in map(Rung, range(rung_before + 1, rung))]


def chain(post: Post | None, project) -> Iterator[Post]:
    """The post and those above it; a chain that runs in a circle ends where it would begin again."""
    seen: set[int] = set()
    while post is not None and post.pk not in seen:
        seen.add(post.pk)
        yield post
        above = ABOVE.get(post.role)
        post = post.superior or (post_for(above, project) if above else None)


def seat_of(user: User, case, rung: int) -> Post | None:
    """The post he answers from: the nearest on the way up from the rung, else any he has there."""
    for post in chain(post_on(case, rung), case.project):
        if user.pk in (post.holder_id, post.deputy_id):
            return post
    return posts_over(case.project).filter(Q(holder=user) | Q(deputy=user)).first()


def stands_in(user: User, post: Post | None) -> bool:
    """He answers as a deputy, or is not there himself."""
    return is_absent(user) or (post is not None and post.holder_id != user.pk)


def superior(user: User, post: Post | None, project) -> User | None:
    """The first one present above the post who is somebody else; None at the top."""
    for above in list(chain(post, project))[1:]:
        for person in (above.holder, above.deputy):
            if person and person != user and not is_absent(person):
                return person
    return None


def next_above(case) -> User | None:
    """Who stands on the next rung; above the last one the group's customer-service director."""
    if case.rung >= Rung.GROUP_VP:
        return post_holder(Role.GROUP_CS_DIRECTOR, case.project)
    return person_on(case, case.rung + 1)


def answers_for(user, case) -> bool:
    """The responsible person, or who shares his post: his deputy, or the holder whom he stands in for."""
    if user.pk is None or case.responsible_id is None:
        return False
    if user.pk == case.responsible_id:
        return True
    shared = Q(holder=user, deputy=case.responsible_id) | Q(holder=case.responsible_id, deputy=user)
    return posts_over(case.project).filter(shared).exists()
