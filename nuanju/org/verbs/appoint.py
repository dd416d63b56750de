"""Appoint: who holds a post, who deputises, which post stands above it."""

from django.db import transaction

from nuanju.core.events import record
from nuanju.core.refusals import Invalid
from nuanju.core.rights import require
from nuanju.org import rights
from nuanju.org.models import Post, User


def appoint(post: Post, *, holder: User | None, by, deputy: User | None = None, superior: Post | None = None) -> Post:
    """Sets all three; the chain of superiors must end. Raises Invalid at the field that does not fit."""
    require(rights, "keep", by=by, subject=post)
    for field, person in (("holder", holder), ("deputy", deputy)):
        if person and not person.is_active:
            raise Invalid("holder_left", field, user=person)
    if holder and holder == deputy:
        raise Invalid("deputy_is_holder", "deputy")
    with transaction.atomic():
        post = Post.objects.select_for_update(no_key=True).get(pk=post.pk)
        _check_chain(post, superior)
        post.holder, post.deputy, post.superior = holder, deputy, superior
        post.save(update_fields=["holder", "deputy", "superior"])
        record("post.appointed", post, by=by, data={"holder": holder, "deputy": deputy, "superior": superior})
    return post


def _check_chain(post: Post, superior: Post | None) -> None:
    chain, above = [post], superior
    while above is not None:
        chain.append(above)
        if above.pk in {p.pk for p in chain[:-1]}:
            raise Invalid("superior_loop", "superior", chain=" → ".join(str(p) for p in chain))
        above = above.superior
