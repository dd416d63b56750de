"""Which nodes fit the place the agent has chosen (the space map of the floor plan)."""

BY_SPACE = {
    ("卫", "浴"): ("H02.01", "H04", "H09.01"),
    ("厨",): ("H02.02", "H04", "H08.04", "H09.02", "H10"),
    ("阳台", "露台"): ("H02.02.02", "H03.03.02", "H04.02"),
    ("卧", "厅", "书房"): ("H01", "H03", "H05", "H06", "H08"),
}
TOP, GROUND = ("H02.03.03", "C02.02"), ("H02.03.04",)  # roof and parapet; rising damp
BY_STOREY = {"top": TOP, "ground": GROUND, "only": TOP + GROUND}


def nodes_of(space: str) -> tuple[str, ...]:
    """The branches a space (主卫, 厨房, 南阳台 …) narrows to; () = anything."""
    return next((nodes for words, nodes in BY_SPACE.items() if any(word in space for word in words)), ())


def added_by(storey: str) -> tuple[str, ...]:
    """What the top or ground storey adds, whatever the space; the only storey of a house is both."""
    return BY_STOREY.get(storey, ())


def within(code: str, branches: tuple[str, ...]) -> bool:
    return any(code == branch or code.startswith(branch + ".") for branch in branches)
