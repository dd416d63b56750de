"""People, households, parties, contracts, consent, watch list."""
