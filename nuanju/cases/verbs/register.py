"""Register: a voice becomes a case with a number, a first-asked person and running clocks."""

import datetime

from django.utils import timezone

from nuanju.cases import checks, clocks, intake, severity
from nuanju.cases.choices import Channel, Gap, InboundKind
from nuanju.cases.flow import FLOW
from nuanju.cases.models import Case, InboundContact
from nuanju.core.refusals import Invalid, Refused


def register(
    *,
    project,
    channel: str,
    words: str,
    by,
    intent: str | None = None,
    node=None,
    house=None,
    common_area=None,
    space: str = "",
    place_text: str = "",
    customer=None,
    household=None,
    caller_name: str = "",
    callback_phone: str = "",
    tone: str = "neutral",
    wish: str = "",
    visit_slots: str = "",
    told_recording: bool = False,
    forced: tuple[str, ...] = (),
    found_stage: str = "",
    first_asked=None,
    call_ref: str = "",
    recurs_of=None,
    registered_at: datetime.datetime | None = None,
) -> Case:
    """Gaps that the contract allows (no phone, no place, no node) are marked on the case, not refused."""
    if not project.is_live():
        raise Refused("project_not_live", None, project=project.name)
    if registered_at and not by.may("backdate", project.pk):
        raise Invalid("backdate_denied", "registered_at")
    case = Case(
        project=project,
        channel=Channel(channel),
        words=checks.words(words),
        tone=tone,
        wish=checks.line(wish, 500),
        visit_slots=checks.line(visit_slots, 200),
        told_recording=told_recording,
        call_ref=call_ref,
        registered_at=checks.not_future(registered_at or timezone.now(), "registered_at", "registered_in_future"),
        registered_by=by if by.pk else None,
        first_asked=first_asked or (by if by.pk else None),
        found_stage=found_stage,
        recurs_of=recurs_of,
        forced=severity.triggers(forced, channel),
    )
    intake.set_place(case, house=house, common_area=common_area, space=space, place_text=place_text)
    intake.set_caller(case, customer=customer, household=household, name=caller_name, phone=callback_phone)
    intake.set_problem(case, node=node, intent=intent)
    case.gaps = [g for g in Gap.values if intake.has_gap(case, g)]
    with FLOW.advance(
        case, "register", by=by, words=case.words, channel=Channel(channel), kind=case.get_kind_display()
    ):
        intake.number(case)
        case.responsible = case.registered_by
        case.save()
        intake.join_issue(case)
        InboundContact.objects.create(
            case=case, kind=InboundKind.FIRST, at=case.registered_at, by=case.registered_by, words=case.words,
            call_ref=call_ref,
        )  # fmt: skip
        clocks.begin(case, by=by, at=case.registered_at)
    return case
