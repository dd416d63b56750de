"""How well a text speaks of a node: bigram overlap plus longest common substring, clause by clause. Pure."""

import itertools
from collections import defaultdict
from collections.abc import Iterator, Set
from typing import NamedTuple

from nuanju.library import codes
from nuanju.library.matching.index import Index, Word
from nuanju.library.matching.lexicon import CLAUSE, features, lexicon
from nuanju.library.matching.places import within

HEAD, TAIL, CLAUSES = (
    1000,
    300,
    60,
)  # what is read of a long letter: the matter stands at the beginning, the demand at the end
OPENING, BODY = 4, 0.5  # so many clauses count fully, each later one so much
ALONE = 0.6  # a symptom's bare name (开裂) is worth so much when neither its part nor its place is named
SPOKEN = 80  # characters of what is told on the phone; more is a letter
ENOUGH, ENOUGH_IN_LETTER = 0.22, 0.42  # below it a match is chance
TELLING = 0.4  # the mass at which a word's evidence is half convincing
HEARD = 0.12  # below it a node's own words were not really said
SHARP = 1.3  # half a word is worth less than half
PART, CONTEXT = 0.75, 0.30  # how much the part, the place above it add to a symptom's own words

UNEXPLAINED = 0.25  # what is lost when the node says nothing of the things named

NOTHING = (0.0, None)
NONE: frozenset[str] = frozenset()


class Hit(NamedTuple):
    code: str
    word: float  # 0–1
    matched: tuple[str, ...]


def hits(index: Index, text: str, *, place: str = "", branches: tuple[str, ...] = ()) -> list[Hit]:
    """Nodes the text speaks of, best first; `place` is the chosen space, as if said in every clause, and `branches`
    the part of the library it points to."""
    found: dict[str, list[tuple[float, str]]] = defaultdict(list)
    before = lexicon().canonical(place)
    for weight, clause in _clauses(text):
        for code, value, said in _in_clause(index, clause, before, branches):
            found[code].append((value * weight, said))
    summed = [_sum(code, values) for code, values in found.items()]
    enough = ENOUGH if len(text) <= SPOKEN else ENOUGH_IN_LETTER
    return sorted((h for h in summed if h.word >= enough), key=lambda h: (-h.word, h.code))


def _clauses(text: str) -> Iterator[tuple[float, str]]:
    """Pairs of neighbouring clauses (part and symptom are often parted by a comma); a letter's body weighs less."""
    if len(text) > HEAD + TAIL:
        text = f"{text[:HEAD]}\n{text[-TAIL:]}"
    parts = list(dict.fromkeys(c for part in CLAUSE.split(text) if (c := lexicon().canonical(part))))
    for number, (part, behind) in enumerate(itertools.pairwise([*parts[:CLAUSES], ""])):
        yield 1 if number < OPENING else BODY, f"{part}\n{behind}"


def _in_clause(index: Index, clause: str, place: str, branches: tuple[str, ...]) -> Iterator[tuple[str, float, str]]:
    heard = features(clause)
    shared = heard | features(place)
    spoken = {f for f in shared if len(f) == 1 and f in index.weights}
    said = _said(index, f"{place}\n{clause}", shared)
    best = {code: max(words, key=lambda w: w[0]) for code, words in said.items()}
    for code, words in said.items():
        parent = codes.parent(code)
        new = heard - index.of_part.get(parent, NONE)  # a symptom must be heard itself, not only its part or the place
        rated = [(value, word) for value, word in words if not word.features.isdisjoint(new)]
        if not rated:
            continue
        part, part_word = best.get(parent, NOTHING) if codes.level(code) == 5 else NOTHING
        near = 1.0 if within(code, branches) else _share(index, index.context[code], shared)
        alone = ALONE + (1 - ALONE) * min(1, part + near)
        value, word = max(((v * alone if w.bare else v, w) for v, w in rated), key=lambda v: v[0])
        if value < HEARD:
            continue
        unexplained = 1 - _share(index, spoken, index.about[code]) if spoken else 0
        total = 1 - (1 - value) * (1 - PART * part) * (1 - CONTEXT * near)
        yield code, total * (1 - UNEXPLAINED * unexplained), (part_word if part_word and part > value else word).said


def _said(index: Index, clause: str, shared: frozenset[str]) -> dict[str, list[tuple[float, Word]]]:
    """The words of every node the clause shares something with, each with how far it is said."""
    candidates = {code for feature in shared for code in index.postings.get(feature, ())}
    return {
        code: [(_match(index, w, clause, shared), w) for w in index.words[code] if not w.features.isdisjoint(shared)]
        for code in candidates
    }


def _share(index: Index, whole: Set[str], part: Set[str]) -> float:
    """The weight of what `part` has of `whole`; all of nothing is nothing."""
    mass = sum(index.weights.get(f, 1) for f in whole)
    return sum(index.weights.get(f, 1) for f in whole & part) / mass if mass else 0.0


def _match(index: Index, word: Word, clause: str, shared: frozenset[str]) -> float:
    """How much of a word the clause says, weighed by how telling the said part is."""
    mass = sum(index.weights[f] for f in word.features & shared)
    said = 0.5 * mass / word.mass + 0.5 * _longest_common(word.canonical, clause) / len(word.canonical)
    return said**SHARP * mass / (mass + TELLING)


def _longest_common(word: str, clause: str) -> int:
    for size in range(len(word), 0, -1):
        if any(word[i : i + size] in clause for i in range(len(word) - size + 1)):
            return size
    return 0


def _sum(code: str, values: list[tuple[float, str]]) -> Hit:
    """The best clause counts; further ones confirm it."""
    values.sort(reverse=True)
    doubt, share = 1.0, 1.0
    for value, _ in values[:5]:
        doubt *= 1 - value * share
        share *= 0.55
    return Hit(code, 1 - doubt, tuple(dict.fromkeys(said for _, said in values[:3])))
