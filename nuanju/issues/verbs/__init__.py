"""What can be done to an issue."""

from nuanju.issues.verbs.attach import attach
from nuanju.issues.verbs.drop import drop
from nuanju.issues.verbs.mark import hold, mark_closed, mark_open

__all__ = ["attach", "drop", "hold", "mark_closed", "mark_open"]
