"""One box over cases, customers and houses."""
