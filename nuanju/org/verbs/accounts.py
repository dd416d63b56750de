"""Accounts: a forgotten password, somebody who leaves or comes back."""

import secrets

from django.db import transaction

from nuanju.core.events import record
from nuanju.core.refusals import Refused
from nuanju.core.rights import require
from nuanju.org import rights
from nuanju.org.choices import Role
from nuanju.org.models import Post, User

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that are mistaken for another when read out


def reset_password(user: User, *, by) -> str:
    """A new one, to be told to the person and shown only this once."""
    require(rights, "keep", by=by, subject=user)
    password = "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(3))
    with transaction.atomic():
        user.set_password(password)
        user.save(update_fields=["password"])
        record("user.password_reset", user, by=by)
    return password


def deactivate(user: User, *, by) -> User:
    """Raises Refused("holds_posts") while somebody would wait for him in vain, Refused("last_administrator")."""
    require(rights, "keep", by=by, subject=user)
    with transaction.atomic():
        user = User.objects.select_for_update(no_key=True).get(pk=user.pk)
        _check_administrator(user)
        posts = [str(p) for p in user.posts.exclude(role=Role.ADMINISTRATOR)]
        if posts:
            raise Refused("holds_posts", user, user=user, posts="、".join(posts))
        user.is_active = False
        user.save(update_fields=["is_active"])
        record("user.left", user, by=by)
    return user


def reactivate(user: User, *, by) -> User:
    require(rights, "keep", by=by, subject=user)
    with transaction.atomic():
        user.is_active = True
        user.save(update_fields=["is_active"])
        record("user.returned", user, by=by)
    return user


def _check_administrator(user: User) -> None:
    others = Post.objects.filter(role=Role.ADMINISTRATOR, holder__is_active=True).exclude(holder=user)
    if user.posts.filter(role=Role.ADMINISTRATOR).exists() and not others.exists():
        raise Refused("last_administrator", user)
