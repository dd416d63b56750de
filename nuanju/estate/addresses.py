"""Read an address as people type it: 碧湾 3-2-1502, 3栋2单元1502, 1502 碧湾花园. Pure functions."""

import re
import unicodedata
from typing import NamedTuple

from nuanju.estate import naming

BLOCK = r"(?P<block>[0-9A-Z]{1,4})\s*(?:号楼|栋|幢|座|楼|#)"
UNIT = r"(?:\s*(?P<unit>[0-9A-Z]{1,3})\s*(?:单元|门))?"
NUMBER = r"(?:\s*[-,，]?\s*(?P<number>[0-9A-Z]{1,6})\s*(?:室|号|房)?)?"
WORDED = re.compile(BLOCK + UNIT + NUMBER)
DASHED = re.compile(r"(?<![0-9A-Z])(?P<key>[0-9A-Z]{1,4}(?:\s*[-/]\s*[0-9A-Z]{1,6}){1,2})(?![0-9A-Z])")
ENTRANCE = re.compile(r"(?P<unit>[0-9A-Z]{1,3})\s*单元\s*(?P<number>[0-9A-Z]{1,6})")
BARE = re.compile(r"(?<![0-9A-Z])(?P<number>[0-9]{1,6}[A-Z]?|[A-Z][0-9]{1,5})\s*(?:室|号房|房)?(?![0-9A-Z])")


class Address(NamedTuple):
    """`key` is 3-2-1502 or its beginning 3-2-; `number` stands alone when no building was named."""

    project: str
    key: str
    number: str


def read(words: str) -> Address:
    """What is left beside the house is taken for the project's name."""
    text = unicodedata.normalize("NFKC", words).upper().strip()
    if found := WORDED.search(text):
        return _rest(text, found, key=_key(found["block"], found["unit"], found["number"]))
    if found := DASHED.search(text):
        parts = [naming.bare(p, naming.DOOR) for p in re.split(r"\s*[-/]\s*", found["key"])]
        return _rest(text, found, key="-".join(parts))
    if found := ENTRANCE.search(text):
        return _rest(text, found, number=found["number"])
    if found := BARE.search(text):
        return _rest(text, found, number=found["number"])
    return Address(_words(text), "", "")


def _key(block: str, unit: str | None, number: str | None) -> str:
    parts = [naming.bare(p, naming.BLOCK) for p in (block, unit) if p]
    return "-".join([*parts, number or ""])


def _rest(text: str, found: re.Match, *, key: str = "", number: str = "") -> Address:
    return Address(_words(text[: found.start()] + " " + text[found.end() :]), key, number)


def _words(text: str) -> str:
    return re.sub(r"[\s,，。的-]+", "", text)
