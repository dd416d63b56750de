"""The number at the bell."""

from django import template

from nuanju.notify import queries

register = template.Library()
MOST = 99


@register.simple_tag
def unread_count(user) -> str:
    """ "", "3", "99+"; counts no further than it shows."""
    found = len(queries.unread(user).values_list("pk")[: MOST + 1])
    return f"{MOST}+" if found > MOST else str(found or "")


@register.simple_tag(takes_context=True)
def outbox_without(context, name: str) -> str:
    """The outbox's address without one of its filters, from its first page on."""
    query = context["request"].GET.copy()
    for gone in (name, "after", "before"):
        query.pop(gone, None)
    return f"?{query.urlencode()}"
