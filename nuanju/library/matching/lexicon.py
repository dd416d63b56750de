"""Bring what people say and what the library says to the same words. Pure; the words are in lexicon.yaml."""

import functools
import pathlib
import re

import yaml

from nuanju.core.text import normalise

FIRST_SIGN = 0xE000  # each shared word becomes one private-use character
CLAUSE = re.compile(r"[，。；;！!？?、,\n\r\t：:（）()]+|(?<!\d)\.|\.(?!\d)")


class Lexicon:
    """Words with one meaning are replaced by one sign, empty words by nothing, the longest word first."""

    def __init__(self, same: dict[str, list[str]], drop: list[str], whole: list[str], faint: list[str]):
        self._signs = {normalise(w): normalise(w) for w in whole} | {normalise(w): "" for w in drop}
        for number, (word, others) in enumerate(same.items()):
            sign = chr(FIRST_SIGN + number)
            self._signs |= {normalise(w): sign for w in (word, *others)}
        longest_first = sorted(self._signs, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, longest_first)))

        self.faint = frozenset().union(*(features(self.canonical(word)) for word in faint))

    def canonical(self, words: str) -> str:
        return self._pattern.sub(lambda found: self._signs[found[0]], normalise(words))


def is_sign(char: str) -> bool:
    return FIRST_SIGN <= ord(char) < 0xF8FF


def features(canonical: str) -> frozenset[str]:
    """What two texts may share: each sign, and each pair of neighbouring characters."""
    pairs = {canonical[i : i + 2] for i in range(len(canonical) - 1)}
    return frozenset(pairs | {c for c in canonical if is_sign(c)})


@functools.cache
def lexicon() -> Lexicon:
    shipped = yaml.safe_load(pathlib.Path(__file__).with_name("lexicon.yaml").read_text(encoding="utf-8"))
    return Lexicon(shipped["same"], shipped["drop"], shipped["whole"], shipped["faint"])
