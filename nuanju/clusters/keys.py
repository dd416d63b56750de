"""What counts as the same problem, and who counts as one household."""

from nuanju.library import queries as library

BROAD = ("design", "commitment")  # counted by their L3
DEEP, OTHER = 3, ".99"
ALONE = "case:"  # a common letter whose problem has no code yet


def key_of(case) -> str | None:
    """The code a case is counted by: its part (L4), for design and promises L3; 其他 is no problem of its own."""
    if case.node is None:
        return None
    return code_of(case.node)


def code_of(node) -> str | None:
    current = library.node(node.code) or node
    parts = node.code.split(".")  # H02.01.01.01 → H02, 01, 01, 01
    deepest = 2 if library.effective(current).kind in BROAD else 3
    code = ".".join(parts[:deepest])
    return None if node.level < DEEP or code.endswith(OTHER) else code


def title_of(code: str) -> str:
    """The problem by its names."""
    node = library.node(code)
    return " › ".join(n.zh for n in library.trail(node)[-2:]) if node else "集体反映"


def unit_of(case) -> str:
    """The household; else the house, the person, the number; else the case stands for one."""
    for letter, value in (
        ("h", case.household_id), ("r", case.house_id), ("u", case.customer_id), ("t", case.callback_phone),
    ):  # fmt: skip
        if value:
            return f"{letter}{value}"
    return f"c{case.pk}"


def unit_of_house(house, household) -> str:
    return f"h{household.pk}" if household else f"r{house.pk}"
