"""Whose turn it is among posts: of the first rung with anybody there; where all are absent, of the first with anybody."""

from collections.abc import Callable, Iterable

from nuanju.org.models import Post, User
from nuanju.org.queries import is_absent

Rungs = Callable[[], Iterable[Iterable[Post]]]


def teams(rungs: Rungs, fits: Callable[[User], bool]) -> list[list[User]]:
    """Post by post, the holder before the deputy, of those who fit."""
    for absent_too in (False, True):
        for posts in rungs():
            found = [_free(post, fits, absent_too) for post in posts]
            if any(found):
                return [team for team in found if team]
    return []


def one_of_each(rungs: Rungs, fits: Callable[[User], bool]) -> list[User]:
    """Of each post one person: whom something is announced to."""
    return list(dict.fromkeys(team[0] for team in teams(rungs, fits)))


def _free(post: Post, fits: Callable[[User], bool], absent_too: bool) -> list[User]:
    people = [p for p in (post.holder, post.deputy) if p and p.is_active and fits(p)]
    return people if absent_too else [p for p in people if not is_absent(p)]
