"""The table of a measurement, as docs/performance.md holds it."""

import datetime
import pathlib
from typing import NamedTuple

from nuanju.bench.clients import Figures
from nuanju.bench.machine import MIB
from nuanju.bench.paths import Path

BEGIN, END = "<!-- bench -->", "<!-- /bench -->"


class Line(NamedTuple):
    """One path with one caller and with eight."""

    path: Path
    alone: Figures
    crowd: Figures
    web: float  # ms of processor time a call
    database: float


class Report(NamedTuple):
    """Everything one run found."""

    machine: str
    size: str
    lines: list[Line]
    queries: list[tuple[str, Figures]]
    memory: dict[str, int]
    database: int
    tables: list[tuple[str, int, int]]
    log_per_intake: int
    events_per_case: float

    def table(self) -> str:
        """Markdown."""
        return "\n".join(
            [
                f"Measured {datetime.datetime.now(datetime.UTC):%Y-%m-%d} on {self.machine}; {self.size}. The callers run on "
                "the same machine.", "",
                "| path | p50 (1 caller) | p95 | goal p95 | per second | processor: web | database | p50 (8 callers) | p95 | per second |",
                "|---|---|---|---|---|---|---|---|---|---|", *(_line(line) for line in self.lines), "",
                "| query, in one process | p50 | p95 |", "|---|---|---|",
                *(f"| {name} | {f.p50:.1f} ms | {f.p95:.1f} ms |" for name, f in self.queries), "",
                "| held | |", "|---|---|",
                *(f"| memory of {name} (PSS) | {size / MIB:.0f} MiB |" for name, size in self.memory.items()),
                f"| database | {self.database / MIB:,.0f} MiB |",
                *(f"| … {name} | {size / MIB:,.0f} MiB, {rows:,} rows |" for name, rows, size in self.tables),
                f"| events a case | {self.events_per_case:.1f} |",
                f"| log written per intake with assignment, notices and search | {self.log_per_intake / 1024:.0f} KiB |",
            ]
        )  # fmt: skip

    def write(self, file: pathlib.Path) -> None:
        """Into the marked place of the page."""
        page = file.read_text()
        before, rest = page.split(BEGIN)
        file.write_text(f"{before}{BEGIN}\n\n{self.table()}\n\n{END}{rest.split(END)[1]}")


def _line(line: Line) -> str:
    one, many, goal = line.alone, line.crowd, line.path.goal
    met = "" if goal is None else f"{goal:.0f} ms" + ("" if one.p95 <= goal else " **missed**")
    return (
        f"| {line.path.name} | {one.p50:.0f} ms | {one.p95:.0f} ms | {met} | {one.per_second:.0f} "
        f"| {line.web:.0f} ms | {line.database:.0f} ms "
        f"| {many.p50:.0f} ms | {many.p95:.0f} ms | {many.per_second:.0f} |"
    )
