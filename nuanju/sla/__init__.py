"""Clocks: working calendar, limit policies, timers, pauses, sweep and proof."""
