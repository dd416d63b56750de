"""Contact: the first effective contact with the customer. A missed call is none."""

import datetime

from django.utils import timezone

from nuanju.cases import checks, clocks, decisions, pausing
from nuanju.cases.choices import Gap, Method
from nuanju.cases.flow import FLOW
from nuanju.cases.models import Contact
from nuanju.cases.refining import locate, refine
from nuanju.core import files
from nuanju.core.refusals import Invalid

LEVEL = 4  # the problem is known to its part by the first contact


def contact(
    case, *, method: str, content: str, by, happened_at: datetime.datetime | None = None,
    appointment_at: datetime.datetime | None = None, node=None, house=None, common_area=None, space: str = "",
    place_text: str = "", phone: str = "", photos: tuple[str, ...] = (),
):  # fmt: skip
    """The clock stops when the contact is recorded; `happened_at` is kept beside it. What intake left open, the place
    or the number, is filled now; a voice without a number is answered by looking at the place (method `site`)."""
    when = happened(case, happened_at)
    appointed(appointment_at)
    words = checks.text(content, "content", "content_missing")
    with FLOW.advance(case, "contact", by=by, method=Method(method), content=words, appointment=appointment_at) as row:
        by_site(row, method)
        locate(row, house=house, common_area=common_area, space=space, place_text=place_text, phone=phone)
        refine(row, node, level=LEVEL)
        Contact.objects.create(
            case=row, by=by, at=timezone.now(), happened_at=when, method=method, content=words,
            appointment_at=appointment_at,
        )  # fmt: skip
        pausing.lift(row, by=by)
        decisions.lapse(row, by=by, why="已联系客户", rows=(decisions.CANCEL,))
        clocks.contacted(row, by=by)
        files.attach(photos, row, step="contact", by=by)
    return case


def appointed(moment: datetime.datetime | None) -> None:
    if moment and moment <= timezone.now():
        raise Invalid("appointment_past", "appointment_at")


def by_site(row, method: str) -> None:
    """Looking at the place counts as contact only where there is no number to call."""
    if method == Method.SITE and Gap.NO_PHONE not in row.gaps:
        raise Invalid("only_without_phone", "method")


def happened(case, moment: datetime.datetime | None) -> datetime.datetime:
    """When the call or visit took place: not in the future, not before the case."""
    when = checks.not_future(moment or timezone.now(), "happened_at", "contact_in_future")
    if when < case.registered_at:
        raise Invalid("contact_before_case", "happened_at")
    return when
