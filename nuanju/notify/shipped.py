"""The texts Nuanju comes with: the first version of every template, and what is said when a later one is broken."""

import functools
import pathlib

import yaml

FILE = pathlib.Path(__file__).parent / "templates.yaml"


@functools.cache
def texts() -> dict[tuple[str, str, str], tuple[str, str]]:
    """(code, audience, channel) → (title, text)."""
    return {
        (code, audience, channel): (title, text)
        for code, audiences in yaml.safe_load(FILE.read_text(encoding="utf-8")).items()
        for audience, channels in audiences.items()
        for channel, (title, text) in channels.items()
    }
