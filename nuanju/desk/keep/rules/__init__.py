"""Rules with pages of their own: the limit table, the working calendar, the figures of the loop."""
