"""Rank articles by the words asked for and by the node at hand. Pure, over rows already read."""

from collections.abc import Iterable

from nuanju.library import codes
from nuanju.library.matching.lexicon import features, lexicon
from nuanju.library.models import KnowledgeArticle

TITLE, TAG, BODY = 3.0, 2.0, 0.5
ENOUGH = 2.0
NODE = 6.0  # an article on the very node; one less for each level further up


def ranked(articles: Iterable[KnowledgeArticle], q: str, code: str) -> list[KnowledgeArticle]:
    """Those that speak of the words or lie on the node's branch, best first."""
    asked = features(lexicon().canonical(q))
    rated = [(_words(a, asked) + _nearness(a.node_code, code), a) for a in articles]
    found = [pair for pair in rated if pair[0] >= ENOUGH]
    found.sort(key=lambda pair: (-pair[0], pair[1].title))
    return [article for _, article in found]


def _words(article: KnowledgeArticle, asked: frozenset[str]) -> float:
    if not asked:
        return 0.0
    spoken = [(TITLE, article.title), (BODY, article.body), *((TAG, tag) for tag in article.tags)]
    return sum(weight * len(asked & features(lexicon().canonical(words))) for weight, words in spoken)


def _nearness(article_code: str, code: str) -> float:
    """Most for the same node, less the further the article's node lies above the asked one."""
    if not article_code or not code or not (code == article_code or code.startswith(article_code)):
        return 0.0
    return NODE - (codes.level(code) - codes.level(article_code))
