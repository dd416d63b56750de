"""Log a contact: a missed call, a later call, a visit. A person reached meets the rework's contact limit."""

import datetime

from django.utils import timezone

from nuanju.cases import checks, clocks
from nuanju.cases.choices import Method, State
from nuanju.cases.flow import FLOW
from nuanju.cases.models import Contact
from nuanju.cases.verbs.contact import appointed, by_site, happened
from nuanju.core import files


def log_contact(
    case, *, method: str, reached: bool, content: str, by, happened_at: datetime.datetime | None = None,
    appointment_at: datetime.datetime | None = None, photos: tuple[str, ...] = (),
):  # fmt: skip
    when = happened(case, happened_at)
    appointed(appointment_at)
    words = checks.text(content, "content", "content_missing")
    outcome = "联系到" if reached else "未联系到"
    with FLOW.advance(
        case, "log_contact", by=by, method=Method(method), outcome=outcome, content=words, appointment=appointment_at
    ) as row:
        by_site(row, method)
        Contact.objects.create(
            case=row, by=by, at=timezone.now(), happened_at=when, method=method, reached=reached, content=words,
            appointment_at=appointment_at,
        )  # fmt: skip
        if reached and row.state == State.REWORK and by.pk == row.handler_id:  # an agent's call is not the handler's
            clocks.stop(row, "rework_contact", by=by)
        if reached:
            clocks.told_progress(row, by=by)
        files.attach(photos, row, step="log_contact", by=by)
    return case
