"""Bring in: a demand from before this system becomes a case; nobody is told of it."""

import datetime

from django.utils import timezone

from nuanju.cases import checks, clocks, intake, rising
from nuanju.cases.choices import Channel, InboundKind
from nuanju.cases.flow import FLOW
from nuanju.cases.models import Case, InboundContact


def bring_in(
    *, project, channel: str, words: str, registered_at: datetime.datetime, source_ref: str, by, title: str = "",
    intent: str | None = None, place_text: str = "", caller_name: str = "", clocks_from: datetime.datetime | None = None,
) -> Case:  # fmt: skip
    """`source_ref` keeps it from being brought in twice; with `clocks_from` its clocks run from that moment."""
    case = Case(
        project=project, channel=Channel(channel), words=checks.words(words), registered_at=registered_at,
        source_ref=source_ref, registered_by=by if by.pk else None,
    )  # fmt: skip
    intake.set_place(case, place_text=place_text)
    intake.set_caller(case, name=caller_name)
    intake.set_problem(case, intent=intent)
    case.title = checks.line(title, 80) or case.title
    case.gaps = intake.gaps(case)
    kind = case.get_kind_display()
    with FLOW.advance(case, "bring_in", by=by, at=registered_at, channel=Channel(channel), kind=kind, words=case.words):
        intake.number(case)
        case.save()
        InboundContact.objects.create(case=case, kind=InboundKind.FIRST, at=registered_at, words=case.words)
        rising.born(case)  # told by nobody's event: who brings in history notifies nobody
        if clocks_from:
            clocks.begin(case, by=by, at=min(clocks_from, timezone.now()))
    return case
