"""How a house is called: 3栋2单元1502 on paper, 3-2-1502 as typed. Pure functions."""

import re
import unicodedata

BLOCK = re.compile(r"(号楼|栋|幢|座|楼|#)$")
ENTRANCE = re.compile(r"(单元|门)$")
DOOR = re.compile(r"(室|号|房)$")


def bare(name: str, ending: re.Pattern) -> str:
    """3栋 → 3, Ａ座 → A, 02单元 → 2."""
    text = ending.sub("", unicodedata.normalize("NFKC", name).strip().upper())
    return text.lstrip("0") or text


def full_name(building: str, unit: str, number: str) -> str:
    return f"{building}{unit}{number}"


def key(building: str, unit: str, number: str) -> str:
    """The address as people type it; a house without a unit has two parts."""
    parts = [bare(building, BLOCK), bare(unit, ENTRANCE) if unit else "", bare(number, DOOR)]
    return "-".join(p for p in parts if p)


def position(building: int, unit: int, floor: int, door: int) -> int:
    """Order of a house inside its project: building, unit, floor (cellars below), door."""
    return ((building * 100 + unit) * 1000 + floor + 100) * 1000 + door


def line(number: str) -> str:
    """The vertical position from a door number: 1502 → 02; the houses above and below end alike."""
    digits = "".join(c for c in number if c.isdigit())
    return digits[-2:] if len(digits) > 2 else digits


def expand(words: str, *, width: int = 0) -> list[str]:
    """A list as people write it: "1-3,3A,5" → 1 2 3 3A 5; width 2 makes 01. Raises ValueError."""
    found: list[str] = []
    for part in re.split(r"[,，、;；\s]+", unicodedata.normalize("NFKC", words).strip()):
        span = re.fullmatch(r"(\d{1,3})\s*[-~至到]\s*(\d{1,3})", part)
        if span and int(span[1]) <= int(span[2]):
            found += [str(n).zfill(width) for n in range(int(span[1]), int(span[2]) + 1)]
        elif re.fullmatch(r"-?\w{1,6}", part):
            found.append(part.upper().zfill(width) if part.isdigit() else part.upper())
        else:
            raise ValueError(part)
    return list(dict.fromkeys(found))
