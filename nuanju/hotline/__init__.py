"""Calls, pop-ups, publishing places."""
