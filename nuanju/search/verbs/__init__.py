from nuanju.search.verbs.index import forget, index
from nuanju.search.verbs.rebuild import rebuild

__all__ = ["forget", "index", "rebuild"]
