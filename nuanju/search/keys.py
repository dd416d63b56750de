"""Search keys: pairs of characters for words, negative numbers for phones. Pure functions."""

import re
import zlib
from typing import NamedTuple

from nuanju.core.text import bigrams, normalise

LONGEST = 4000  # characters of one row that are searchable


class Wanted(NamedTuple):
    """One word of a query: the keys it must have, and the text to recheck when pairs alone may lie."""

    grams: list[int]
    recheck: str


def tail_key(tail: str) -> int:
    """The last four digits of a phone number."""
    return -int(tail) - 1


def number_key(number: str) -> int:
    """A whole phone number, so that it can be looked for without being written down again."""
    return -(zlib.crc32(number.encode()) & 0x3FFFFFFF) - 100_000


def row_keys(texts: list[str], numbers: list[str]) -> tuple[list[int], str]:
    """Grams and text of a row; words of different fields never meet in one pair."""
    fields = [normalise(t)[:LONGEST] for t in texts if t]
    grams = {g for f in fields for g in bigrams(f)}
    for number in numbers:
        main = number.split("-")[0]
        grams.add(number_key(main))
        if main[-4:].isdigit():
            grams.add(tail_key(main[-4:]))
    return sorted(grams), "\n".join(fields)[: LONGEST + 500]


def wanted(q: str) -> list[Wanted]:
    """The words of a query; a lone character is too little to look for."""
    words = [normalise(w) for w in re.split(r"\s+", q.strip())][:8]
    return [Wanted(bigrams(w)[:60], w if len(w) > 2 else "") for w in words if len(w) > 1]
