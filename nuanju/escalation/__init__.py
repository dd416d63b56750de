"""Escalation: who answered for a raised case on which rung, progress reports, supervision from above."""
