"""Telephone calls that speak a text."""
