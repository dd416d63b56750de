"""The kept things: importing them registers them."""

from nuanju.desk.keep.kept import estate, hotline, houses, knowledge, notices, people, places, rules, warranty

__all__ = ["estate", "hotline", "houses", "knowledge", "notices", "people", "places", "rules", "warranty"]
