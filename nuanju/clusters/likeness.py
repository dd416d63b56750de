"""How alike two tellings are (R-G): the share of common character pairs, and places both name. Pure."""

import re

from nuanju.core.text import bigrams, normalise

DIGITS = str.maketrans("一二三四五六七八九", "123456789")
BLOCK = re.compile(r"([0-9a-z]{1,3})(?:号楼|栋|幢|座|#)")


def jaccard(one: str, other: str) -> float:
    """0–1: pairs of neighbouring characters stand for words, which Chinese does not part."""
    mine, theirs = set(bigrams(one)), set(bigrams(other))
    return len(mine & theirs) / len(mine | theirs) if mine or theirs else 0.0


def places(words: str, names: frozenset[str] = frozenset()) -> frozenset[str]:
    """Buildings (3栋, 三号楼 → 3) and the project's own names of common parts that the words name."""
    text = normalise(words).translate(DIGITS)
    blocks = {f"{found}栋" for found in BLOCK.findall(text)}
    return frozenset(blocks | {name for name in names if len(name) > 1 and normalise(name).translate(DIGITS) in text})
