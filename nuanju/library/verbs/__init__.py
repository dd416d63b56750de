from nuanju.library.verbs.add_node import add_node
from nuanju.library.verbs.release import release
from nuanju.library.verbs.retire_node import retire_node
from nuanju.library.verbs.revise_node import revise_node

__all__ = ["add_node", "release", "retire_node", "revise_node"]
