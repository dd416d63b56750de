"""May I? Who reports, takes and annotates calls."""

from nuanju.core.actors import SYSTEM
from nuanju.customers import rights as customers
from nuanju.hotline.models import Call


def report(by, call) -> bool:
    """The telephony's account, or whoever takes calls there."""
    return by is SYSTEM or by.may("telephony") or by.may("intake", call.project_id)


def take(by, call) -> bool:
    return by is not SYSTEM and by.may("intake", call.project_id)


def call_back(by, row) -> bool:
    """Whoever takes calls there."""
    return by is not SYSTEM and by.may("intake", row.project_id)


def annotate(by, call) -> bool:
    """The agent of the call, and the shift lead."""
    return by is SYSTEM or by.pk == call.agent_id or by.may("see_seats", call.project_id)


def keep_gate(by, gate) -> bool:
    """Who runs the start-up: makes the gate, moves its date, opens it."""
    return by.may("start_up", gate.project_id)


def tick(by, step) -> bool:
    """Whoever holds the item's post at the project, and who runs the start-up."""
    return by.holds(step.item.owner_role, step.gate.project_id) or keep_gate(by, step.gate)


def rehearse(by, gate) -> bool:
    """The test case is filed by who runs the start-up, or who takes calls there."""
    return keep_gate(by, gate) or (gate.project_id is not None and by.may("intake", gate.project_id))


def keep_items(by, item) -> bool:
    return by.may("keep_policies")


def keep_places(by, subject) -> bool:
    return by.may("keep_policies")


def verify(by, subject) -> bool:
    """On a call whoever may write on it; without one, whoever keeps the customer's data."""
    if isinstance(subject, Call):
        return by is not SYSTEM and annotate(by, subject)
    return by is not SYSTEM and customers.note_person(by, subject)
