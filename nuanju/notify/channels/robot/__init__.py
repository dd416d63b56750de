"""Robots of chat groups."""
