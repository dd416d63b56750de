"""May I? Who reports, takes and annotates calls."""

from nuanju.core.actors import SYSTEM
from nuanju.customers import rights as customers
from nuanju.hotline.models import Call


def report(by, call) -> bool:
    """The telephony's account, or whoever takes calls there."""
    return by is SYSTEM or by.may("telephony") or by.may("intake", call.project_id)


def take(by, call) -> bool:
    return by is not SYSTEM and by.may("intake", call.project_id)


def annotate(by, call) -> bool:
    """The agent of the call, and the shift lead."""
    return by is SYSTEM or by.pk == call.agent_id or by.may("see_seats", call.project_id)


def keep_places(by, subject) -> bool:
    return by.may("keep_policies")


def verify(by, subject) -> bool:
    """On a call whoever may write on it; without one, whoever keeps the customer's data."""
    if isinstance(subject, Call):
        return by is not SYSTEM and annotate(by, subject)
    return by is not SYSTEM and customers.note_person(by, subject)
