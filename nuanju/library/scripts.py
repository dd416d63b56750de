"""The shape of an intake script; answers are stored by key and copied to the work order."""

from typing import NamedTuple


class Question(NamedTuple):
    key: str
    ask: str
    options: tuple[str, ...] = ()  # none = free text


class Script(NamedTuple):
    opening: str
    questions: list[Question]
    caution: str  # a safety word, said first
