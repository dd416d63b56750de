"""End help: the helping port has done its part."""

from django.utils import timezone

from nuanju.cases import checks
from nuanju.cases.flow import FLOW
from nuanju.core import files


def end_help(case, *, result: str, by, photos: tuple[str, ...] = ()):
    what = checks.text(result, "result", "content_missing")
    with FLOW.advance(case, "end_help", by=by, result=what) as row:
        row.assists.filter(helper=by, ended_at=None).update(result=what, ended_at=timezone.now())
        files.attach(photos, row, step="end_help", by=by)
    return case
