"""The words of parts and symptoms, ready to be looked up; built once per state of the library."""

import math
from collections import Counter, defaultdict
from typing import NamedTuple

from nuanju.library.catalog import Catalog
from nuanju.library.matching.lexicon import features, lexicon
from nuanju.library.models import ProblemNode

FAINT = 0.4


class Word(NamedTuple):
    """One name or customer's word of a node."""

    said: str
    canonical: str
    features: frozenset[str]
    bare: bool  # a symptom's mere name such as 开裂, which fits many parts
    mass: float  # how telling it is: the sum of its features' weights


class Index:
    def __init__(self, catalog: Catalog):
        self.catalog = catalog
        self.nodes = catalog.symptoms_and_parts
        own = {n.code: _canonical_words(n) for n in self.nodes}
        self.weights = _weights([set().union(*(f for _, _, f, _ in words)) for words in own.values()])
        self.words = {code: [self._word(*w) for w in words] for code, words in own.items()}
        self.context = {n.code: self._context(n) for n in self.nodes}
        self.of_part = {code: frozenset().union(*(w.features for w in words)) for code, words in self.words.items()}
        self.about = {n.code: self._about(n) for n in self.nodes}
        self.postings: dict[str, list[str]] = defaultdict(list)
        for code, words in self.words.items():
            for feature in set().union(*(w.features for w in words)):
                self.postings[feature].append(code)

    def _word(self, said: str, canonical: str, found: frozenset[str], bare: bool) -> Word:
        return Word(said, canonical, found, bare, sum(self.weights[f] for f in found))

    def _context(self, node: ProblemNode) -> frozenset[str]:
        """Features of the trade and place a node lies under (its part counts by itself)."""
        above = [n for n in self.catalog.ancestors(node.code) if 2 <= n.level <= 3]
        return frozenset().union(*(features(lexicon().canonical(n.zh)) for n in above))

    def _about(self, node: ProblemNode) -> frozenset[str]:
        """All that is said of a node, its part and what lies above."""
        words = [*self.words[node.code], *self.words.get(node.parent_code, ())]
        return self.context[node.code].union(*(w.features for w in words))


def _canonical_words(node: ProblemNode) -> list[tuple[str, str, frozenset[str], bool]]:
    found: dict[str, tuple[str, str, frozenset[str], bool]] = {}
    for said in (*node.syn, node.zh):
        canonical = lexicon().canonical(said)
        if shared := features(canonical):
            found.setdefault(canonical, (said, canonical, shared, said == node.zh and node.level == 5))
    return list(found.values())


def _weights(documents: list[set[str]]) -> dict[str, float]:
    """Rare features tell more: inverse document frequency, 1 for one found in a single node."""
    counted = Counter(feature for document in documents for feature in document)
    top = math.log(1 + len(documents))
    faint = lexicon().faint
    return {
        feature: math.log(1 + len(documents) / times) / top * (FAINT if feature in faint else 1)
        for feature, times in counted.items()
    }


_kept: Index | None = None


def index(catalog: Catalog) -> Index:
    """The index of this catalog, kept while the catalog holds."""
    global _kept
    kept = _kept
    if kept is None or kept.catalog is not catalog:
        kept = _kept = Index(catalog)
    return kept
