"""The kept things: importing them registers them."""

from nuanju.desk.keep.kept import bays, estate, hotline, houses, knowledge, notices, people, places, rules, warranty

__all__ = ["bays", "estate", "hotline", "houses", "knowledge", "notices", "people", "places", "rules", "warranty"]
