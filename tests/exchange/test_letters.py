"""Letters come in as history: answered ones closed with their answer, the newest open with clocks from now."""

import datetime

import pytest
import time_machine

from nuanju.cases.models import Case
from nuanju.core.events import sentence, timeline
from nuanju.exchange.letters import sheet
from nuanju.exchange.letters.bring import bring
from nuanju.exchange.letters.place import estate_in, letters_project
from nuanju.exchange.letters.sheet import Unreadable, moment, read
from nuanju.notify.models import Notice
from nuanju.sla import queries as sla
from tests.exchange.sheets import write

NOW = datetime.datetime.fromisoformat("2026-03-09T10:00+08:00")
ANSWER = "您好，已更换主板。"
ROWS = [
    [101, "甲", "金色家园小区电梯困人", "2019/4/25 9:32:09", "\n\t\t\t一个月三次\n\t\t", ANSWER, "2019/5/10 14:56:53"],
    [102, "乙", "咨询房产证什么时候办", datetime.datetime(2019, 4, 26, 8, 0), "交房两年了", "", ""],
    [103, "丙", "投诉外墙渗水", "2019-04-27", "下雨就漏", "已安排维修。", "2019/5/1"],
]


def noted(n):
    pass


def load(cast, tmp_path, rows=ROWS, keep_open=0):
    letters, broken = read(write(tmp_path / "l.xlsx", rows))
    return bring(letters, project=letters_project(), keep_open=keep_open, progress=noted), broken


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(NOW, tick=False):
        yield


def test_an_answered_letter_is_closed_history(cast, tmp_path):
    done, _ = load(cast, tmp_path)
    assert (done.new, done.open, done.known) == (3, 1, 0)
    case = Case.objects.get(source_ref="letter:101")
    assert (case.state, case.channel, case.place_text) == ("closed", "letter", "金色家园小区")
    assert case.number == "NJ-LX-20190425-0001"
    assert case.registered_at == datetime.datetime.fromisoformat("2019-04-25T09:32:09+08:00")
    assert case.closed_at == datetime.datetime.fromisoformat("2019-05-10T14:56:53+08:00")
    assert [sentence(e) for e in timeline(case)][-1] == "当时的答复：您好，已更换主板。"
    assert not sla.timers(case)
    assert case.words == "金色家园小区电梯困人\n一个月三次"


def test_the_newest_stay_open_with_clocks_from_now(cast, tmp_path):
    load(cast, tmp_path, keep_open=1)
    case = Case.objects.get(source_ref="letter:103")
    assert case.state == "registered"
    assert {t.started_at for t in sla.open_timers(case)} == {NOW}
    assert case.due_at > NOW


def test_nobody_is_notified(cast, tmp_path, run_jobs):
    load(cast, tmp_path, keep_open=2)
    run_jobs()
    assert not Notice.objects.exists()


def test_a_second_run_brings_nothing_twice(cast, tmp_path):
    load(cast, tmp_path)
    done, _ = load(cast, tmp_path)
    assert (done.new, done.known) == (0, 3)
    assert Case.objects.count() == 3


def test_without_an_answer_column_all_stay_open(cast, tmp_path):
    file = write(tmp_path / "l.xlsx", [[1, "漏水", "2019/4/25"]], header=["编号", "内容", "时间"])
    letters, broken = read(file)
    assert not broken
    assert bring(letters, project=letters_project(), keep_open=0, progress=noted).open == 1


def test_every_wrong_row_is_named(tmp_path):
    rows = [
        *ROWS,
        [104, "丁", "x", "去年春天", "y"],
        ["", "戊", "x", "2019/1/1", "y"],
        [101, "己", "x", "2019/1/1", "y"],
    ]
    rows += [[105, "庚", "", "2019/2/30 8:00:00", "y"], [106, "辛", "", "2019/2/3", " "]]
    letters, broken = read(write(tmp_path / "l.xlsx", rows))
    assert len(letters) == 3
    assert [(b.number, b.why) for b in broken] == [
        (5, "时间看不懂：去年春天"), (6, "没有编号"), (7, "编号 101 重复"), (8, "时间不存在：2019/2/30 8:00:00"), (9, "没有内容"),
    ]  # fmt: skip


def test_a_file_that_is_no_sheet_says_so(tmp_path):
    (tmp_path / "x.xlsx").write_text("not a sheet")
    with pytest.raises(Unreadable, match="不是能读的 xlsx"):
        read(tmp_path / "x.xlsx")
    with pytest.raises(Unreadable, match="缺少列：留言编号"):
        read(write(tmp_path / "y.xlsx", [], header=["时间", "内容"]))
    with pytest.raises(Unreadable, match="没有这个文件"):
        read(tmp_path / "none.xlsx")


@pytest.mark.parametrize("text", ["2019/4/5 9:02:03", "2019-04-05 09:02:03", "2019年4月5日 9:02:03", "2019.4.5 9:2:3"])
def test_any_form_of_a_moment(text):
    assert moment(text) == datetime.datetime.fromisoformat("2019-04-05T09:02:03+08:00")


@pytest.mark.parametrize(
    ("subject", "words", "estate"),
    [
        ("投诉A3区中海国际物业", "", "中海国际"),
        ("关于楚府名邸延期交房的问题", "", "楚府名邸"),
        ("路灯不亮", "我住在和顺路阳光花园，路灯不亮", "阳光花园"),
        ("建议增加公交", "县城里公交太少", ""),
        ("请求区政府解决", "", ""),
    ],
)
def test_the_estate_named_in_the_text(subject, words, estate):
    assert estate_in(subject, words) == estate


def test_tidy_keeps_lines():
    assert sheet.tidy("\n\t\t 一  二 \n\n\t三 ") == "一 二\n三"
