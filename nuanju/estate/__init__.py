"""Where: phases, buildings, houses, spaces, common areas, parking bays, contractors."""
