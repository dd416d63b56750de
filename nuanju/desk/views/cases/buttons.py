"""Which buttons a user gets on a case: the flow says what he may, the facts of the case say what makes sense now."""

from typing import NamedTuple

from nuanju.cases.choices import FEEDBACK, Approval, Forced, Kind, Severity
from nuanju.cases.flow import FLOW
from nuanju.cases.inputs import INPUTS
from nuanju.desk.views.cases.labels import BESIDE, LABELS, ROAD, Label

DECISIONS = {
    "decide_pause": "pause", "cancel": "cancel", "refuse_cancel": "cancel", "special_close": "special",
    "refuse_special": "special", "decide_revision": "revision", "lower": "lower", "refuse_lower": "lower",
}  # fmt: skip
ONCE = {
    "ask_pause": ("pause", "paused"),
    "ask_cancel": ("cancel",),
    "propose_special": ("special",),
    "revise": ("revision",),
    "ask_lower": ("lower",),
}
ASKED = {"cancel_requests": "cancel", "special_closings": "special", "lowerings": "lower"}


class Button(NamedTuple):
    verb: str
    label: Label


class Buttons(NamedTuple):
    primary: Button | None
    beside: list[Button]
    more: list[Button]


def waiting_in(case, rows: dict[str, list]) -> set[str]:
    """What lies over the state: pause asked, paused, cancel, special closing, lower level or change of plan asked, a
    leak to be asked about; `rows` are those of the case's panels."""
    found = {what for name, what in ASKED.items() if any(ask.approved is None for ask in rows[name])}
    if any(check.settled_at is None and check.round == case.round for check in rows["rain_checks"]):
        found.add("rain")
    if any(one.approval == Approval.ASKED for one in rows["solutions"]):
        found.add("revision")
    pause = next((p for p in rows["pauses"] if p.ended_at is None and p.approved is not False), None)
    if pause:
        found.add("paused" if pause.approved else "pause")
    return found


def fits(case, verb: str, waiting: set[str]) -> bool:
    """A decision needs its request, a request is made once, nothing is lower than normal, urgent steps belong to urgent cases."""
    if verb in DECISIONS:
        return DECISIONS[verb] in waiting
    if verb == "ask_lower" and case.severity == Severity.NORMAL:
        return False
    if verb in ONCE:
        return not waiting.intersection(ONCE[verb])
    if verb == "check_rain":
        return "rain" in waiting
    if verb == "resume":
        return "paused" in waiting
    if verb in ("arrive", "make_safe"):
        return case.urgent
    if verb == "set_deadline":
        return Forced.GOVERNMENT in case.forced
    if verb == "answer":
        return case.kind in (Kind.ENQUIRY, *FEEDBACK)
    return verb in INPUTS


def buttons(case, user, waiting: set[str]) -> Buttons:
    verbs = [v for v in FLOW.verbs_for(user, case) if fits(case, v, waiting)]
    road = ("answer", *ROAD) if case.kind in (Kind.ENQUIRY, *FEEDBACK) else ROAD
    if case.handler_id is None:  # reopened without ever having had one
        road = ("reassign", *road)
    first = next((v for v in road if v in verbs), None)
    beside = [v for v in BESIDE.get(first or "", ()) if v in verbs]
    rest = [v for v in verbs if v != first and v not in beside]
    return Buttons(_button(first) if first else None, [*map(_button, beside)], [*map(_button, rest)])


def _button(verb: str) -> Button:
    return Button(verb, LABELS[verb])
