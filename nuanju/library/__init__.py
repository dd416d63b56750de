"""Five-level problem library, suggestions from words, knowledge articles."""
