"""Load and timing of the hot paths."""
