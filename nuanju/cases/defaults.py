"""Shipped rows of the loop."""

from nuanju.cases import figures
from nuanju.cases.severity import rules


def load() -> None:
    figures.load()
    rules.load()
