"""The problem at a place: one record for life, counted by rounds."""
