"""Other systems, told of events."""
