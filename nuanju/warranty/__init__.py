"""Terms per key and project, end dates and rulings in words."""
