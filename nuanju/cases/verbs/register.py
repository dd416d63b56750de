"""Register: a voice becomes a case with a number, a first-asked person and running clocks."""

import datetime
from collections.abc import Mapping

from nuanju.cases import asked, checks, clocks, inbound, intake, rising
from nuanju.cases.choices import Channel
from nuanju.cases.flow import FLOW
from nuanju.cases.models import Case
from nuanju.core.joined import joined


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
    answers: Mapping[str, str] | None = None,
    told_recording: bool = False,
    forced: tuple[str, ...] = (),
    found_stage: str = "",
    first_asked=None,
    call_ref: str = "",
    recurs_of=None,
    registered_at: datetime.datetime | None = None,
    deadline: datetime.datetime | None = None,
    rehearsal: bool = False,
) -> Case:
    """Gaps that the contract allows (no phone, no place, no node) are marked on the case, not refused.

    `rehearsal` is said by the start-up gate alone, for its test case; no form and no API field reaches it.
    """
    case = intake.draft(
        project=project, channel=channel, words=checks.words(words), by=by, intent=intent, node=node, house=house,
        common_area=common_area, space=space, place_text=place_text, customer=customer, household=household,
        caller_name=caller_name, callback_phone=callback_phone, forced=forced, registered_at=registered_at,
        deadline=deadline, rehearsal=rehearsal,
    )  # fmt: skip
    case.tone, case.told_recording, case.call_ref = tone, told_recording, call_ref
    case.wish, case.visit_slots = checks.line(wish, 500), checks.line(visit_slots, 200)
    case.answers = asked.answered(node, answers)
    case.first_asked = first_asked or case.registered_by
    case.found_stage, case.recurs_of = found_stage, recurs_of
    with joined():
        with FLOW.advance(
            case, "register", by=by, words=case.words, channel=Channel(channel), kind=case.get_kind_display()
        ):
            intake.number(case)
            case.responsible = case.registered_by
            case.save()
            intake.join_issue(case)
            inbound.take_first(case)
            level = rising.born(case)
            clocks.begin(case, by=by, at=case.registered_at)
        rising.tell(case, level)
    return case
