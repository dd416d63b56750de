"""Verbs of the door."""
