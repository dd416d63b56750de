"""Add media: the matter was seen in public; how loud it is follows from outlet and reach, what it raises from the rules."""

from django.utils import timezone

from nuanju.cases import checks, rising
from nuanju.cases.choices import OutletKind
from nuanju.cases.flow import FLOW
from nuanju.cases.models import MediaEntry
from nuanju.cases.severity import media, rules
from nuanju.core import files


def add_media(
    case, *, outlet: str, outlet_kind: str, by, url: str = "", views: int = 0, interactions: int = 0, claim: str = "",
    photos: tuple[str, ...] = (),
):  # fmt: skip
    """Measured again, it is entered again. A closed case keeps its level; reopen it when the matter goes on."""
    name = checks.line(checks.text(outlet, "outlet", "content_missing"), 80)
    level = media.level_of(outlet_kind, views=views, interactions=interactions, limits=rules.of(case).loud)
    with FLOW.advance(case, "add_media", by=by, outlet=name, level=level) as row:
        MediaEntry.objects.create(
            case=row, outlet=name, outlet_kind=OutletKind(outlet_kind), url=url, views=views, interactions=interactions,
            claim=checks.line(claim, 500), level=level, by=by if by.pk else None, at=timezone.now(),
        )  # fmt: skip
        files.attach(photos, row, step="media", by=by)
        if row.is_open:
            rising.settle(row)
    return case
