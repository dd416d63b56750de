"""Statutory minimum of the owner's terms (建房〔1998〕102号 第5条), in months or seasons: what a batch's own book may go down to."""

ROOF = ("C02.02", "H02.03.03")
ROOF_MONTHS = 36
OWNER_FLOOR = {
    "STRUCTURE": 600, "WATERPROOF": 12, "HEATING_COOLING": 1, "PIPE_WIRE": 12, "DECORATION": 12, "DOOR_WINDOW": 12,
    "SANITARY": 12, "LAMP_SWITCH": 6, "BLOCKAGE": 2,
}  # fmt: skip


def owner_floor(key: str, node_code: str) -> int:
    """Anything not named by the rule is as agreed, at least one."""
    if key == "WATERPROOF" and node_code.startswith(ROOF):
        return ROOF_MONTHS
    return OWNER_FLOOR.get(key, 1)
