"""What the verbs of supervision share: from which height one presses, and what the case is told."""

from nuanju.escalation.choices import PressedBy
from nuanju.escalation.models import Supervision
from nuanju.org.roles import GRANTS


def level_of(user, project_id: int) -> PressedBy:
    """The highest place from which the user may press there."""
    seats = [s for s in user.standing.seats if "press" in GRANTS[s.role] and s.fits(project_id, None)]
    if any(s.reach.everywhere for s in seats):
        return PressedBy.GROUP
    return PressedBy.PROJECT if all(s.role.startswith("project") for s in seats) else PressedBy.REGION


def told(row: Supervision) -> dict:
    """Facts for the event on the case."""
    return {
        "supervision": row.pk, "level": PressedBy(row.level).label, "turn": row.turn, "ask": row.ask,
        "due_at": row.due_at, "answer": row.answer, "ending": row.ending,
    }  # fmt: skip
