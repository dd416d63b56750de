"""The spreadsheet: what is visible and filtered, phones masked, words never read as formulas."""

from collections.abc import Callable, Iterable

import xlsxwriter
from django.utils import timezone

from nuanju.cases.models import Case
from nuanju.cases.rights import read
from nuanju.core.events import HIDDEN

TOLD_EVERY = 500  # rows
COLUMNS = (
    ("单号", 24, lambda c: c.number),
    ("项目", 14, lambda c: c.project.name),
    ("位置", 24, lambda c: c.place),
    ("类型", 14, lambda c: c.get_kind_display()),
    ("问题", 20, lambda c: c.node.zh if c.node else ""),
    ("客户原话", 60, lambda c: c.words),
    ("来电人", 10, lambda c: c.caller_name),
    ("回电号码", 14, lambda c: c.masked_phone if c.callback_phone else ""),
    ("渠道", 10, lambda c: c.get_channel_display()),
    ("端口", 10, lambda c: c.get_port_display()),
    ("级别", 8, lambda c: c.get_severity_display()),
    ("状态", 10, lambda c: c.get_state_display()),
    ("责任人", 10, lambda c: str(c.responsible or "")),
    ("处理人", 10, lambda c: str(c.handler or "")),
    ("受理时间", 17, lambda c: _moment(c.registered_at)),
    ("最近时限", 17, lambda c: _moment(c.due_at)),
    ("关闭时间", 17, lambda c: _moment(c.closed_at)),
)

PERSONAL = ("客户原话", "来电人")


def write(file, cases: Iterable[Case], user, told: Callable[[int], object] = lambda rows: None) -> int:
    """Rows written; what the customer said only where the user may read it."""

    def values(case: Case) -> list[str]:
        known = read(user, case)
        return [str(value(case)) if known or title not in PERSONAL else HIDDEN for title, _, value in COLUMNS]

    return fill(file, "诉求", [(title, width) for title, width, _ in COLUMNS], map(values, cases), told)


def fill(
    file, name: str, heads: list[tuple[str, int]], rows: Iterable[list[str]], told: Callable[[int], object]
) -> int:
    """Any list: text goes in as text. `told` hears how far it has come."""
    book = xlsxwriter.Workbook(file, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "bg_color": "#FEF3E2"})
    for i, (title, width) in enumerate(heads):
        sheet.set_column(i, i, width)
        sheet.write_string(0, i, title, bold)
    row = 0
    for row, values in enumerate(rows, 1):
        for i, said in enumerate(values):
            sheet.write_string(row, i, said[:32_000])
        if row % TOLD_EVERY == 0:
            told(row)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(row, 1), len(heads) - 1)
    book.close()
    return row


def _moment(at) -> str:
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M}" if at else ""
