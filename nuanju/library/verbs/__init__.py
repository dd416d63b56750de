from nuanju.library.verbs.add_node import add_node
from nuanju.library.verbs.keep_script import keep_script
from nuanju.library.verbs.publish_article import publish_article
from nuanju.library.verbs.release import release
from nuanju.library.verbs.retire_article import retire_article
from nuanju.library.verbs.retire_node import retire_node
from nuanju.library.verbs.revise_article import revise_article
from nuanju.library.verbs.revise_node import revise_node
from nuanju.library.verbs.write_article import write_article

__all__ = [
    "add_node",
    "keep_script",
    "publish_article",
    "release",
    "retire_article",
    "retire_node",
    "revise_article",
    "revise_node",
    "write_article",
]
