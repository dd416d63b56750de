"""Primitives every app stands on: flow, events, jobs, scope, commands, numbering, files, text, ui."""
