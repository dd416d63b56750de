"""Shipped rows of the loop."""

from nuanju.cases.figures import load

__all__ = ["load"]
