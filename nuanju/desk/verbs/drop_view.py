"""Drop view: one's own tab goes away."""

from nuanju.core import keeping
from nuanju.core.refusals import Denied
from nuanju.desk.models import SavedView


def drop_view(view: SavedView, *, by) -> None:
    """Only its owner."""
    if view.user_id != by.pk:
        raise Denied("drop_view", view)
    keeping.remove(view, by=by, event="view.dropped")
