"""Codes of the library: parent, level, the reserved segments. Pure."""

import re

PATTERN = re.compile(r"^[A-Z]([0-9]{2}(\.[0-9]{2}){0,3})?$")
OTHER = ".99"  # 其他, made by the loader under every node of level 2–4
DOMAINS = "HCDSKPX"  # the order people read them in: from the home outwards
LOCAL = range(80, 99)  # last segments a city company may give to its own symptoms


def valid(code: str) -> bool:
    return bool(PATTERN.match(code))


def level(code: str) -> int:
    """1 for H, 2 for H02, 3 for H02.01, …"""
    return 1 if len(code) == 1 else 2 + code.count(".")


def parent(code: str) -> str:
    """H02.01 → H02 → H → ""."""
    if len(code) == 1:
        return ""
    return code.rpartition(".")[0] or code[0]


def segment(code: str) -> int:
    """The last two digits; 0 for a domain."""
    return int(code[-2:]) if len(code) > 1 else 0


def is_other(code: str) -> bool:
    return code.endswith(OTHER)


def is_local(code: str) -> bool:
    return level(code) == 5 and segment(code) in LOCAL


def child(parent_code: str, number: int) -> str:
    """The code of a child: H + 2 → H02, H02 + 1 → H02.01."""
    return f"{parent_code}{'.' if len(parent_code) > 1 else ''}{number:02d}"


def order(code: str) -> tuple[int, str]:
    """Sort key: domains as people read them, then by number."""
    return (DOMAINS.find(code[0]) % 99, code)
