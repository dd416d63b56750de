from nuanju.estate.verbs.generate_houses import generate_houses
from nuanju.estate.verbs.hand_over import hand_over
from nuanju.estate.verbs.keep import add, change, remove

__all__ = ["add", "change", "generate_houses", "hand_over", "remove"]
