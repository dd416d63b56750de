"""Letters are replayed by the place they speak of: the same writer is one customer, the same place and port one problem."""

import datetime

import time_machine

from nuanju.cases.models import Case
from nuanju.cases.severity.replay.review import Period, review
from nuanju.exchange.letters.bring import bring
from nuanju.exchange.letters.place import letters_project
from nuanju.exchange.letters.sheet import read
from tests.exchange.sheets import write

HERE, THERE = "金色家园小区的问题", "麓山公寓的问题"
WORDS = "已经反映多次，一直没有人管"
ROWS = [
    [1, "甲", HERE, "2019/4/1 9:00:00", WORDS, "已转办。", "2019/4/20 9:00:00"],
    [2, "乙", HERE, "2019/4/3 9:00:00", WORDS, "已转办。", "2019/4/20 9:00:00"],
    [3, "丙", HERE, "2019/4/5 9:00:00", WORDS, "已转办。", "2019/4/20 9:00:00"],
    [4, "丁", HERE, "2019/4/6 9:00:00", WORDS, "已转办。", "2019/4/7 9:00:00"],  # closed before the fifth
    [5, "戊", HERE, "2019/4/8 9:00:00", WORDS, "已转办。", "2019/4/20 9:00:00"],
    [6, "甲", HERE, "2019/4/10 9:00:00", WORDS, "已转办。", "2019/4/20 9:00:00"],  # once more
    [7, "己", THERE, "2019/4/9 9:00:00", WORDS, "已转办。", "2019/4/20 9:00:00"],
    [8, "庚", HERE, "2019/5/20 9:00:00", WORDS, "已转办。", "2019/5/21 9:00:00"],  # the others are too old by then
]


def test_letters_of_one_place_warn_of_each_other(cast, tmp_path):
    """The third letter (5 April) makes 1, 2, 3 important: 96, 48, 0 hours; the fourth is important at once; the fifth (8
    April) makes 1, 2, 3, 5 hot: 168, 120, 72, 0 hours; letter 6 is born hot. 4 was closed then, 7 and 8 are alone. The writer of 1
    wrote again after the warning: four of five warnings are false, the place's warning is not."""
    with time_machine.travel("2026-03-09T10:00+08:00", tick=False):
        letters, _ = read(write(tmp_path / "l.xlsx", ROWS))
        bring(letters, project=letters_project(), keep_open=0, progress=lambda n: None)
        assert set(Case.objects.values_list("place_text", "hint_level")) == {
            ("金色家园小区", "normal"), ("麓山公寓", "normal"),
        }  # fmt: skip
        found = review(Period(datetime.date(2019, 4, 1), datetime.date(2019, 5, 31))).figures()
    assert {level: row["peak"] for level, row in found["levels"].items()} == {
        "normal": 2, "important": 1, "hot": 5, "major": 0,
    }  # fmt: skip
    assert found["levels"]["hot"]["wait_median_hours"] == 72.0  # 0 0 72 120 168
    assert found["levels"]["important"]["wait_median_hours"] == 0.0  # 0 0 0 0 48 96
    assert found["causes"] == {"others": 5}
    assert found["single"] == {
        "warnings": 5, "really_escalated": 0, "complained_again": 1, "false_alarms": 4, "misses": 0, "in_time": 0,
        "lead_median_hours": None, "lead_p90_hours": None,
    }  # fmt: skip
    assert (found["groups"]["warnings"], found["groups"]["false_alarms"]) == (1, 0)
