"""What may be done to a clock; everything else reads."""
