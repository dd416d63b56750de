"""Shipped rows of the loop."""

from nuanju.cases import checklists, figures
from nuanju.cases.severity import rules


def load() -> None:
    """Figures, acceptance checklists and severity rules, where there are none (idempotent)."""
    figures.load()
    checklists.load()
    rules.load()
