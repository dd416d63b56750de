"""Save view: the filters of a list become a tab."""

from nuanju.core import keeping
from nuanju.core.refusals import Denied, Invalid
from nuanju.core.text import clean
from nuanju.desk.models import SavedView

SHARING = ("press", "keep_org", "keep_policies")  # who looks after others' work


def save_view(*, name: str, query: str, by, shared: bool = False) -> SavedView:
    """Under a name of one's own; shared with everybody by those who lead."""
    if not clean(name):
        raise Invalid("required", "name", field="视图名称")
    if shared and not any(by.may(grant) for grant in SHARING):
        raise Denied("save_view")
    view = SavedView(user=by, name=clean(name)[:20], query=query[:500], shared=shared)
    return keeping.create(view, by=by, event="view.saved")
