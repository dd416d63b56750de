"""The kept things: importing them registers them."""

from nuanju.desk.keep.kept import estate, houses, notices, people, places

__all__ = ["estate", "houses", "notices", "people", "places"]
