"""Mark read: the recipient has seen his notices."""

from django.utils import timezone

from nuanju.core import live
from nuanju.notify.models import Notice


def mark_read(notices=None, *, by) -> int:
    """Those of `notices` (a queryset; all when None) that are `by`'s own and unread; returns how many.

    No event: reading is told by the row's own time, and the recipient's other screens hear of it live.
    """
    mine = (Notice.objects.all() if notices is None else notices).visible_to(by).unread()
    read = mine.update(read_at=timezone.now())
    if read:
        live.tell_topics([f"u{by.pk}"], "notice:0")
    return read
