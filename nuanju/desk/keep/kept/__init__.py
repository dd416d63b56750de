"""The kept things: importing them registers them."""

from nuanju.desk.keep.kept import estate, houses, knowledge, notices, people, places, warranty

__all__ = ["estate", "houses", "knowledge", "notices", "people", "places", "warranty"]
