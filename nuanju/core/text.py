"""Words: cleaning what people type, search keys, masking. Pure functions."""

import itertools
import re
import unicodedata

from pypinyin import Style, lazy_pinyin

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def clean(words: str) -> str:
    """Drop control and direction characters and half surrogates (PostgreSQL refuses them), unify line ends, trim."""
    return CONTROL.sub("", words.replace("\r\n", "\n").replace("\r", "\n")).strip()


def normalise(words: str) -> str:
    """The form words are compared in: NFKC (full width → half), lower case, no white space or punctuation."""
    folded = unicodedata.normalize("NFKC", words).lower()
    return "".join(c for c in folded if c.isalnum())


def bigrams(words: str) -> list[int]:
    """Search keys of a text: each pair of neighbouring characters as one int (sorted, unique); a lone character pads."""
    text = normalise(words)
    if len(text) == 1:
        text += "\0"
    pairs = {(ord(a) * 65599 + ord(b)) & 0x7FFFFFFF for a, b in itertools.pairwise(text)}
    return sorted(pairs)


def pinyin_key(name: str) -> str:
    """Sort key of a Chinese name, e.g. 张三 → "zhang san" (the database has no Chinese collation)."""
    return " ".join(lazy_pinyin(name, style=Style.NORMAL, errors="default")).lower()[:200]


def pinyin_initials(name: str) -> str:
    """First letters as people type them in a hurry, e.g. 碧湾花园 → "bwhy"."""
    letters = lazy_pinyin(name, style=Style.FIRST_LETTER, errors=lambda rest: "".join(filter(str.isalnum, rest)))
    return "".join(letters).lower()[:60]


def mask_phone(phone: str) -> str:
    """138****5678; landlines without area code keep the last four digits, short numbers the last two."""
    kept = 4 if len(phone) >= 7 else 2
    head = phone[:3] if len(phone) >= 11 else ""
    return f"{head}{'*' * (len(phone) - len(head) - kept)}{phone[-kept:]}"


def shorten(words: str, size: int = 40) -> str:
    """One line for lists."""
    line = " ".join(words.split())
    return line if len(line) <= size else line[: size - 1] + "…"
