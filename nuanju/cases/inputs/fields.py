"""Field types of the inputs: the value that travels, and the control (`widget`) a form shows it with."""

import datetime
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from nuanju.core.inputs import Moment

__all__ = ["Moment"]


class Input(BaseModel):
    """Fields of one verb. `title` is the label in Chinese; `json_schema_extra["widget"]` names the form control."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, str_max_length=10_000)


def _blank_is_none(value: Any) -> Any:
    return None if value == "" else value


def _field(title: str, widget: str, *, default: Any = ..., **kwargs: Any) -> Any:
    extra = {"widget": widget} | kwargs.pop("extra", {})
    return Field(default, title=title, json_schema_extra=extra, **kwargs)


def words(title: str, **kwargs: Any) -> Any:
    """Several lines."""
    return _field(title, "textarea", **kwargs)


def line(title: str, **kwargs: Any) -> Any:
    """One line."""
    return _field(title, "text", **kwargs)


def choice(title: str, **kwargs: Any) -> Any:
    """One of a TextChoices: the annotation says which."""
    return _field(title, "select", **kwargs)


def choices(title: str, **kwargs: Any) -> Any:
    return _field(title, "checks", **kwargs)


def flag(title: str, **kwargs: Any) -> Any:
    return _field(title, "checkbox", default=kwargs.pop("default", False), **kwargs)


def day(title: str, **kwargs: Any) -> Any:
    return _field(title, "date", **kwargs)


def moment(title: str, **kwargs: Any) -> Any:
    return _field(title, "datetime", default=kwargs.pop("default", None), **kwargs)


def node(title: str = "问题编码", **kwargs: Any) -> Any:
    """Code of a library node."""
    return _field(title, "node", default=kwargs.pop("default", None), **kwargs)


def person(title: str, *, pick: str, **kwargs: Any) -> Any:
    """User id; `pick` names the list offered (handlers, helpers, persons, heads)."""
    return _field(title, "person", extra={"pick": pick}, **kwargs)


def photos(title: str = "照片和附件", **kwargs: Any) -> Any:
    """Keys of uploads made before through POST /files/."""
    return _field(title, "photos", default=(), **kwargs)


Day = datetime.date
Code = Annotated[str | None, BeforeValidator(_blank_is_none)]
Person = Annotated[int | None, BeforeValidator(_blank_is_none)]
Photos = tuple[str, ...]
