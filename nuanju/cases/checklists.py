"""What an engineer looks at before he accepts, by repair class; leaks and waterproofing add the water test.

Versioned rows: the form shows those in force on the day of the check, every point can be left with a remark, and what was
really checked is kept with the acceptance, so that a later version changes nothing of it.
"""

import datetime
from typing import NamedTuple

from django.utils import timezone

from nuanju.cases.figures import FIRST_DAY
from nuanju.cases.models import Checklist
from nuanju.library.choices import RepairClass

LEAK = "leak"
LABELS: dict[str, str] = {**{str(k): f"{k} {k.label}" for k in RepairClass}, LEAK: "渗漏和防水（另加）"}
COMMON = ["问题已消除，客户所述现象不再出现", "现场已清理，成品未受损"]
DEFAULTS: dict[str, list[str]] = {
    "R0": ["处理结果与承诺一致", "客户已得到答复"],
    "R1": [*COMMON, "部件安装牢固，开关使用正常"],
    "R2": [*COMMON, "表面平整，颜色和纹理一致", "相邻部位无损伤"],
    "R3": [*COMMON, "基层和防水层按方案施工", "隐蔽部分有照片", "恢复面层平整无空鼓"],
    "R4": [*COMMON, "按批准方案施工", "分项验收记录齐全", "材料合格证齐全", "恢复部分与原样一致"],
    LEAK: ["蓄水或淋水试验后无渗漏", "相邻房间和下层无水迹"],
}


def items_for(case, *, leak: bool, on: datetime.date | None = None) -> list[str]:
    """The points to check for this case, as they hold on the day; each once."""
    keys = [case.repair_class or RepairClass.R0, *([LEAK] if leak else [])]
    found = _by_key(keys, on or timezone.localdate())
    return list(dict.fromkeys(item for key in keys for item in found.get(key) or DEFAULTS[key]))


def items_of(key: str, on: datetime.date) -> list[str]:
    """The points of one list in force on a day."""
    return _by_key([key], on).get(key) or DEFAULTS[key]


def _by_key(keys: list[str], on: datetime.date) -> dict[str, list[str]]:
    rows = Checklist.objects.filter(key__in=keys, effective_on__lte=on).order_by("effective_on")
    return dict(rows.values_list("key", "items"))  # the newest of a key comes last and counts


class Stand(NamedTuple):
    """One list on a day: whose it is, its points, its row in force, the next one."""

    key: str
    label: str
    items: list[str]
    row: Checklist | None
    ahead: Checklist | None


def in_force(on: datetime.date) -> list[Stand]:
    """All lists as they stand on a day."""
    now: dict[str, Checklist] = {}
    ahead: dict[str, Checklist] = {}
    for row in Checklist.objects.select_related("set_by").order_by("effective_on"):
        if row.effective_on <= on:
            now[row.key] = row
        else:
            ahead.setdefault(row.key, row)
    return [
        Stand(key, label, now[key].items if key in now else DEFAULTS[key], now.get(key), ahead.get(key))
        for key, label in LABELS.items()
    ]


def versions(key: str) -> list[Checklist]:
    """All versions of a list, the newest first."""
    return list(Checklist.objects.filter(key=key).select_related("set_by"))


def load() -> None:
    """Write the shipped lists as rows where there are none (idempotent)."""
    there = set(Checklist.objects.values_list("key", flat=True))
    Checklist.objects.bulk_create(
        [Checklist(key=k, items=v, effective_on=FIRST_DAY) for k, v in DEFAULTS.items() if k not in there],
        ignore_conflicts=True,
    )
