"""What happened to a subject, for asserting."""

from nuanju.core.events import sentence
from nuanju.core.keeping import history


def kinds(subject) -> list[str]:
    """Latest first."""
    return [e.kind for e in history(subject)]


def sentences(subject) -> list[str]:
    """Latest first, as people read them."""
    return [sentence(e) for e in history(subject)]
