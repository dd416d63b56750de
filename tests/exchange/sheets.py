"""Small sheets as people send them."""

import pathlib

import xlsxwriter

HEADER = ["留言编号", "留言用户", "留言主题", "留言时间", "留言详情", "答复意见", "答复时间"]


def write(path: pathlib.Path, rows: list[list], header: list[str] | None = None) -> pathlib.Path:
    """A date in a row becomes a date cell."""
    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd hh:mm:ss"}) as book:
        sheet = book.add_worksheet()
        for i, row in enumerate([header or HEADER, *rows]):
            for j, cell in enumerate(row):
                sheet.write(i, j, cell)
    return path
