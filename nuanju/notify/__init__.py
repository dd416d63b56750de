"""Notices: templates, deliveries, preferences and sealed channel folders."""
