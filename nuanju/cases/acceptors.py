"""Who checks finished work: somebody who had no part in it and is there; the engineers, then the port's head, then those
above. The right to accept and the notice to the checkers both ask here."""

from collections.abc import Iterator

from nuanju.cases import turns
from nuanju.org.choices import PortKey, Role
from nuanju.org.models import Post, User
from nuanju.org.queries import posts_for
from nuanju.org.roles import ABOVE


def at_work(case) -> set[int]:
    """The handler and whoever the report of this round names."""
    named = case.completions.filter(round=case.round).values_list("persons", flat=True)
    return {pk for pk in (case.handler_id, *named) if pk}


def teams(case) -> list[list[User]]:
    """Those whose turn it is, post by post."""
    busy = at_work(case)
    return turns.teams(lambda: _rungs(case), lambda person: person.pk not in busy)


def checkers(case) -> set[User]:
    """Who may check because it is his turn."""
    return {person for team in teams(case) for person in team}


def _rungs(case) -> Iterator[list[Post]]:
    if case.checked_by_engineer:
        yield list(posts_for(Role.REPAIR_ENGINEER, case.project))
    heads = list(posts_for(Role.FIRST_RESPONSIBLE, case.project))
    for port in (case.port, PortKey.CUSTOMER_SERVICE):  # in the order in which they answer for a port
        yield [post for post in heads if post.port in ("", port)]
    role: str = Role.FIRST_RESPONSIBLE
    while above := ABOVE.get(role):
        yield list(posts_for(above, case.project))
        role = above
