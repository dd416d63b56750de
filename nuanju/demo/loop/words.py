"""What customers and staff say: phrases by library node, sayings by theme."""

import pathlib
import random
from functools import cache
from typing import NamedTuple

import yaml

HERE = pathlib.Path(__file__).parent


class Phrase(NamedTuple):
    """A demand: its node (or intent), where it can be, when in a house's life, and how people put it."""

    theme: str
    say: list[str]
    code: str = ""
    intent: str | None = None
    at: list[str] = []
    when: str = ""
    n: int = 1


@cache
def phrases() -> tuple[Phrase, ...]:
    return tuple(Phrase(**row) for row in yaml.safe_load((HERE / "phrases.yaml").read_text(encoding="utf-8")))


@cache
def sayings() -> dict:
    return yaml.safe_load((HERE / "sayings.yaml").read_text(encoding="utf-8"))


OPENINGS = ("", "", "", "你好，", "喂，", "麻烦登记一下，", "我要投诉，", "您好，")
ENDINGS = ("", "", "", "。", "，请尽快处理。", "，麻烦安排人来看看。", "，等你们回复。", "，谢谢。")


def spoken(rng: random.Random, phrase: Phrase, place: str) -> str:
    """One way to say it, naming the room or part."""
    words = rng.choice(phrase.say).format(at=place.removeprefix("c:"))
    return f"{rng.choice(OPENINGS)}{words}{rng.choice(ENDINGS)}"
