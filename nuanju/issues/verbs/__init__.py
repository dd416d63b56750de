"""What can be done to an issue."""

from nuanju.issues.verbs.attach import attach
from nuanju.issues.verbs.mark import hold, mark_closed, mark_open

__all__ = ["attach", "hold", "mark_closed", "mark_open"]
