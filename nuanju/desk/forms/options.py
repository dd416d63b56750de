"""What a control offers to choose from."""

import types
import typing
from collections.abc import Collection
from typing import Any, NamedTuple

from django.db.models import Choices


class Option(NamedTuple):
    value: Any
    label: str
    note: str = ""
    disabled: bool = False


YES_NO = [Option("1", "是"), Option("0", "否")]


def of_annotation(annotation: Any, without: Collection[str] = ()) -> list[Option]:
    """The options of a TextChoices inside `X`, `X | None`, `list[X]`."""
    for inner in _flat(annotation):
        if isinstance(inner, type) and issubclass(inner, Choices):
            return [Option(value, str(label)) for value, label in inner.choices if value not in without]
    return []


def _flat(annotation: Any):
    if typing.get_origin(annotation) in (typing.Union, types.UnionType, list, tuple, typing.Annotated):
        for inner in typing.get_args(annotation):
            yield from _flat(inner)
    else:
        yield annotation
