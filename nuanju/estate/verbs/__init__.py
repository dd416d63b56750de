from nuanju.estate.verbs.generate_houses import floor_of, generate_houses, unit_of
from nuanju.estate.verbs.hand_over import hand_over
from nuanju.estate.verbs.keep import add, change, remove
from nuanju.estate.verbs.put_plan import put_plan
from nuanju.estate.verbs.set_spaces import set_spaces

__all__ = [
    "add",
    "change",
    "floor_of",
    "generate_houses",
    "hand_over",
    "put_plan",
    "remove",
    "set_spaces",
    "unit_of",
]
