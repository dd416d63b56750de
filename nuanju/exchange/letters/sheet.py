"""Read a sheet of letters: columns by name, times in any form people's files hold."""

import datetime
import pathlib
import re
from typing import NamedTuple

from django.utils import timezone
from python_calamine import CalamineError, CalamineWorkbook

NAMES = {
    "ref": ("留言编号", "编号", "来信编号"),
    "author": ("留言用户", "用户", "来信人"),
    "subject": ("留言主题", "主题", "标题"),
    "asked": ("留言时间", "来信时间", "时间"),
    "words": ("留言详情", "内容", "来信内容"),
    "answer": ("答复意见", "答复", "回复内容"),
    "answered": ("答复时间", "回复时间"),
}
REQUIRED = ("ref", "asked", "words")
WHEN = re.compile(r"^(\d{4})[/\-.年](\d{1,2})[/\-.月](\d{1,2})日?(?:[ T]+(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?)?")


class Letter(NamedTuple):
    ref: str
    author: str
    subject: str
    asked_at: datetime.datetime
    words: str
    answer: str
    answered_at: datetime.datetime | None


class Broken(NamedTuple):
    number: int  # as the sheet counts, the header is 1
    why: str


class Unreadable(Exception):
    """The file as a whole cannot be read; the message says why."""


def read(file: pathlib.Path) -> tuple[list[Letter], list[Broken]]:
    """Letters and the rows that could not be read, each with its reason."""
    rows = _rows(file)
    columns = _columns(rows[0] if rows else [])
    letters, broken, seen = [], [], set()
    for number, row in enumerate(rows[1:], start=2):
        try:
            letter = _letter({field: row[i] for field, i in columns.items()})
        except ValueError as error:
            broken.append(Broken(number, str(error)))
            continue
        if letter.ref in seen:
            broken.append(Broken(number, f"编号 {letter.ref} 重复"))
            continue
        seen.add(letter.ref)
        letters.append(letter)
    return letters, broken


def moment(value) -> datetime.datetime | None:
    """A date cell, or text such as 2019/4/25 9:32:09, 2019-04-25, 2019年4月25日; None when empty."""
    if value in (None, ""):
        return None
    if isinstance(value, datetime.datetime):
        return timezone.make_aware(value) if timezone.is_naive(value) else value
    if isinstance(value, datetime.date):
        return timezone.make_aware(datetime.datetime.combine(value, datetime.time()))
    found = WHEN.match(str(value).strip())
    if not found:
        raise ValueError(f"时间看不懂：{str(value)[:30]}")
    try:
        year, month, day, hour, minute, second = (int(part or 0) for part in found.groups())
        return timezone.make_aware(datetime.datetime(year, month, day, hour, minute, second))
    except ValueError as error:
        raise ValueError(f"时间不存在：{str(value)[:30]}") from error


def _rows(file: pathlib.Path) -> list[list]:
    if not file.exists():
        raise Unreadable(f"没有这个文件：{file}")
    try:
        return CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()
    except CalamineError as error:
        raise Unreadable(f"这不是能读的 xlsx 文件：{file}") from error


def _columns(header: list) -> dict[str, int]:
    names = [str(cell).strip() for cell in header]
    found = {field: names.index(name) for field, known in NAMES.items() for name in known if name in names}
    missing = [NAMES[field][0] for field in REQUIRED if field not in found]
    if missing:
        raise Unreadable(f"缺少列：{'、'.join(missing)}。现有的列：{'、'.join(filter(None, names)) or '（空）'}")
    return found


def _letter(cells: dict) -> Letter:
    asked = moment(cells["asked"])
    if asked is None:
        raise ValueError("没有留言时间")
    words, subject = tidy(cells["words"]), tidy(cells.get("subject"))
    if not words and not subject:
        raise ValueError("没有内容")
    answer = tidy(cells.get("answer"))
    return Letter(
        ref=_ref(cells["ref"]), author=tidy(cells.get("author")), subject=subject, asked_at=asked,
        words=f"{subject}\n{words}".strip(), answer=answer,
        answered_at=(moment(cells.get("answered")) or asked) if answer else None,
    )  # fmt: skip


def _ref(value) -> str:
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value or "").strip()
    if not text:
        raise ValueError("没有编号")
    return text


def tidy(value) -> str:
    """Lines without the white space that web forms leave around them."""
    lines = (" ".join(line.split()) for line in str(value or "").splitlines())
    return "\n".join(line for line in lines if line)
