"""Severity: levels, rules, the four measures, and what they add up to."""

from nuanju.cases.severity.levels import FORCES, RANK, higher, triggers

__all__ = ["FORCES", "RANK", "higher", "triggers"]
