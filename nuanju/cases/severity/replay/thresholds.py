"""Thresholds from a file: the shape of a version of the severity rules; what is left out is as in force today."""

import datetime
import pathlib
from typing import Any

import yaml

from nuanju.cases.severity.rules import (
    AT_MOST,
    DIMENSIONS,
    LEAST,
    MANY,
    RISING,
    Rules,
    bounds,
    columns,
    fits,
    in_force,
    loud_fits,
    loudness,
)


class BadRules(Exception):
    """The file cannot be used; the message says why."""


def read(file: pathlib.Path, today: datetime.date) -> Rules:
    """YAML or JSON: same, others, delay, media with three numbers each, window_days, and what makes a media level."""
    try:
        found = yaml.safe_load(file.read_text(encoding="utf-8"))  # JSON is YAML
    except OSError as error:
        raise BadRules(f"读不了规则文件：{file}") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise BadRules(f"规则文件不是 YAML 或 JSON：{file}") from error
    return taken(found, in_force(today))


def taken(found: Any, base: Rules) -> Rules:
    """The figures of the file over those of the base."""
    if not isinstance(found, dict) or not found:
        raise BadRules("规则文件应写成“名称: 数值”，例如 others: [2, 4, 8]")
    known = [*DIMENSIONS, "window_days", *RISING, *LEAST]
    if unknown := [str(k) for k in found if k not in known]:
        raise BadRules(f"规则文件里有不认识的名称：{'、'.join(unknown)}。可用的名称：{'、'.join(known)}")
    given: dict[str, Any] = {d: _steps(d, found[d]) for d in DIMENSIONS if d in found}
    if "window_days" in found:
        given["window_days"] = _days(found["window_days"])
    loud = {f: _loud(f, found[f]) for f in (*RISING, *LEAST) if f in found}
    return base._replace(**given, loud=loudness(columns(base.loud) | loud), number=0)


def _steps(dimension: str, value: Any) -> tuple[int, ...]:
    steps = tuple(value) if isinstance(value, list) and all(type(v) is int for v in value) else ()
    if not fits(dimension, steps):
        least, most = bounds(dimension)
        raise BadRules(
            f"{dimension}（{DIMENSIONS[dimension]}）应是三个递增的整数（重要、热点、重大），在 {least} 到 {most} 之间，"
            f"现在是 {value}"
        )
    return steps


def _days(value: Any) -> int:
    if type(value) is not int or not 1 <= value <= AT_MOST:
        raise BadRules(f"window_days（统计天数）应是 1 到 {AT_MOST} 的整数，现在是 {value}")
    return value


def _loud(field: str, value: Any) -> Any:
    numbers = value if isinstance(value, list) else [value]
    if (
        isinstance(value, list) == (field in RISING)
        and all(type(v) is int for v in numbers)
        and loud_fits(field, value)
    ):
        return value
    if field in RISING:
        raise BadRules(f"{field} 应是 {RISING[field]} 个递增的整数，最大 {MANY}，现在是 {value}")
    raise BadRules(f"{field} 应是 {LEAST[field]} 到 {AT_MOST} 的整数，现在是 {value}")
