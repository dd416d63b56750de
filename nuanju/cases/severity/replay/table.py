"""The figures of a replay as people read them."""

from unicodedata import east_asian_width

from nuanju.cases.choices import Severity
from nuanju.cases.severity.rules import DIMENSIONS, Rules

CAUSES = {**DIMENSIONS, "hint": "问题类别本身的级别", "forced": "触发条件"}
WARNED = (
    ("warnings", "预警"), ("in_time", "其中早于或同时于实际升级"), ("really_escalated", "实际升到热点以上"), ("misses", "漏报"),
    ("complained_again", "预警后客户再次投诉"), ("false_alarms", "误报"),
    ("lead_median_hours", "提前量中位数（小时）"), ("lead_p90_hours", "提前量九成不超过（小时）"),
)  # fmt: skip


def said(rules: Rules | None) -> str:
    """The thresholds in one line."""
    if rules is None:
        return "规则：各件受理当日生效的级别规则"
    steps = "；".join(f"{name} {'/'.join(map(str, getattr(rules, d)))}" for d, name in DIMENSIONS.items())
    return f"规则：{steps}；统计 {rules.window_days} 天（重要/热点/重大）"


def written(figures: dict) -> str:
    """All tables."""
    parts = [_levels(figures), _warnings(figures), _causes(figures), _weeks(figures)]
    return "\n\n".join(part for part in parts if part)


def _levels(figures: dict) -> str:
    rows = [["最高级别", "重演", "实际", "到达件数", "到达用时中位数（小时）", "九成不超过（小时）"]]
    for level, found in figures["levels"].items():
        waits = [_said(found["wait_median_hours"]), _said(found["wait_p90_hours"])]
        reached = "–" if level == Severity.NORMAL else found["reached"]
        rows.append([Severity(level).label, found["peak"], found["recorded"], reached, *waits])
    return lined([*rows, ["合计", figures["cases"], figures["cases"], "", "", ""]])


def _warnings(figures: dict) -> str:
    rows = [["预警（热点以上）", "单件", "同类问题（按户数）"]]
    for name, words in WARNED:
        rows.append([words, _said(figures["single"][name]), _said(figures["groups"][name])])
    return lined(rows)


def _causes(figures: dict) -> str:
    if not figures["causes"]:
        return ""
    return lined([["预警原因", "件数"], *([CAUSES[name], n] for name, n in figures["causes"].items())])


def _weeks(figures: dict) -> str:
    rows = [["周（周一）", "受理", *(f"首次到{Severity(x).label}" for x in ("important", "hot", "major"))]]
    rows += [[w["week"], w["registered"], w["important"], w["hot"], w["major"]] for w in figures["weeks"]]
    return lined(rows) if len(rows) > 1 else ""


def _said(value) -> str:
    return "–" if value is None else str(value)


def lined(rows: list[list]) -> str:
    """Columns under each other; a Chinese character is two wide."""
    texts = [[str(cell) for cell in row] for row in rows]
    widths = [max(_width(row[i]) for row in texts) for i in range(len(texts[0]))]
    return "\n".join(_line(row, widths) for row in texts)


def _line(row: list[str], widths: list[int]) -> str:
    first, *rest = [
        " " * (width - _width(cell)) + cell if i else cell + " " * (width - _width(cell))
        for i, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]
    return "  ".join([first, *rest]).rstrip()


def _width(text: str) -> int:
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)
