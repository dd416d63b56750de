"""Callers of the API for bad input."""

from tests.api.conftest import caller

__all__ = ["caller"]
