"""The limit table of the contract, with dues worked out by hand over National Day 2025 and Spring Festival 2026."""

from datetime import date

import pytest

from nuanju.sla.choices import Row, Unit
from nuanju.sla.defaults import TABLE, load
from nuanju.sla.limit import Limit
from nuanju.sla.models import CalendarYear, LimitPolicy, WorkingCalendar
from nuanju.sla.queries import limits, row_of
from tests.sla.moments import OFFICIAL, at

pytestmark = pytest.mark.usefixtures("defaults")

BEFORE_NATIONAL_DAY = at("2025-09-30 16:00")  # Tuesday; off 1–8 October, Saturday 11 October worked
MAKE_UP_SATURDAY = at("2026-02-14 15:00")  # the last working day before Spring Festival (15–23 February)


def of(row: str, **about) -> dict[str, Limit]:
    return limits(row, project_id=None, at=BEFORE_NATIONAL_DAY, **about)


def in_words(row: str, *kinds: str, **about) -> list[str]:
    found = of(row, **about)
    return [f"{float(found[k].amount):g} {found[k].unit}" for k in kinds]


@pytest.mark.parametrize(
    ("row", "contact", "solution", "completion"),
    [
        ("urgent", "0.5 h", "24 h", "3 cd"),
        ("normal", "8 wh", "3 wd", "5 wd"),
        ("important", "4 wh", "2 wd", "3 wd"),
        ("hot", "2 h", "24 h", "5 wd"),
        ("major", "1 h", "12 h", "5 wd"),
        ("paid_repair", "8 wh", "3 wd", "5 wd"),
        ("assistance", "8 wh", "3 wd", "10 wd"),
    ],
)
def test_the_official_three(row, contact, solution, completion):
    assert in_words(row, "contact", "solution", "completion") == [contact, solution, completion]


@pytest.mark.parametrize("row", ["urgent", "normal", "important", "hot", "major", "paid_repair"])
def test_repairs_end_by_their_class(row):
    ends = [in_words(row, "completion", repair_class=rc)[0] for rc in ("R1", "R2", "R3", "R4")]
    assert ends == ["3 cd", "7 cd", "15 cd", "30 cd"]


def test_enquiries_and_feedback_have_no_solution_clock():
    assert in_words("enquiry", "contact", "completion") == ["8 wh", "1 wd"]
    assert in_words("enquiry_passed", "contact", "completion") == ["8 wh", "2 wd"]
    assert in_words("feedback", "contact", "completion") == ["2 wd", "10 wd"]
    assert not {"solution"} & (of("enquiry").keys() | of("enquiry_passed").keys() | of("feedback").keys())


def test_sub_limits():
    assert in_words("normal", "assign", "dispatch", "acceptance", "follow_up", "rework_contact", "progress_note") == [
        "0.5 wh", "2 wh", "1 wd", "1 wd", "4 wh", "3 cd",
    ]  # fmt: skip
    assert in_words("urgent", "assign", "dispatch", "on_site", "make_safe") == ["5 min", "10 min", "2 h", "4 h"]
    assert "make_safe" not in of("normal") and "solution_final" not in of("important")
    assert in_words("hot", "solution_final", "follow_up", "progress_note", "progress_report") == [
        "5 wd", "4 wh", "1 cd", "24 h",
    ]  # fmt: skip
    assert in_words("major", "solution_final", "progress_note") == ["7 wd", "1 cd"]
    assert in_words("important", "progress_note", "progress_report") == ["2 cd", "2 cd"]
    assert in_words("assistance", "progress_note") == ["7 cd"]
    assert "progress_report" not in of("normal")


def test_urgent_takes_notes_and_follow_up_from_its_level():
    assert in_words("urgent", "contact", "follow_up", "progress_note", severity="hot") == ["0.5 h", "4 wh", "1 cd"]
    assert in_words("urgent", "follow_up", "progress_note") == ["1 wd", "3 cd"]
    assert "solution_final" not in of("urgent", severity="hot")


def test_rework_gets_half_the_class_limit_rounded_up():
    halves = [in_words("normal", "rework", repair_class=rc)[0] for rc in ("", "R1", "R2", "R3", "R4")]
    assert halves == ["3 wd", "2 cd", "4 cd", "8 cd", "15 cd"]


@pytest.mark.parametrize(
    ("row", "start", "repair_class", "kind", "due"),
    [
        ("normal", "2025-09-30 16:00", "", "contact", "2025-10-09 16:00"),  # 2 h before, 6 h after the holiday
        ("normal", "2025-09-30 16:00", "", "solution", "2025-10-11 16:00"),  # 9, 10 and the worked Saturday
        ("normal", "2025-09-30 16:00", "", "completion", "2025-10-14 16:00"),
        ("normal", "2025-09-30 16:00", "R1", "completion", "2025-10-09 18:00"),  # 3 October moves behind the holiday
        ("normal", "2025-09-30 16:00", "R2", "completion", "2025-10-09 18:00"),
        ("normal", "2025-09-30 16:00", "R3", "completion", "2025-10-15 16:00"),
        ("normal", "2025-09-30 16:00", "R4", "completion", "2025-10-30 16:00"),
        ("normal", "2025-10-03 11:00", "", "contact", "2025-10-09 18:00"),  # registered on a holiday
        ("normal", "2025-10-03 11:00", "", "solution", "2025-10-13 09:00"),
        ("important", "2025-09-30 16:00", "", "contact", "2025-10-09 11:00"),
        ("important", "2025-09-30 16:00", "", "solution", "2025-10-10 16:00"),
        ("important", "2025-09-30 16:00", "", "completion", "2025-10-11 16:00"),
        ("hot", "2025-10-01 23:00", "", "contact", "2025-10-02 01:00"),
        ("hot", "2025-10-01 23:00", "", "solution", "2025-10-02 23:00"),
        ("hot", "2025-10-01 23:00", "", "solution_final", "2025-10-15 09:00"),  # from 9 October: 10, 11, 13, 14, 15
        ("major", "2025-10-01 23:00", "", "contact", "2025-10-02 00:00"),
        ("major", "2025-10-01 23:00", "", "solution", "2025-10-02 11:00"),
        ("major", "2025-10-01 23:00", "", "solution_final", "2025-10-17 09:00"),
        ("urgent", "2025-10-01 02:00", "", "contact", "2025-10-01 02:30"),
        ("urgent", "2025-10-01 02:00", "", "on_site", "2025-10-01 04:00"),
        ("urgent", "2025-10-01 02:00", "", "make_safe", "2025-10-01 06:00"),
        ("urgent", "2025-10-01 02:00", "", "assign", "2025-10-01 02:05"),
        ("urgent", "2025-10-01 02:00", "R1", "completion", "2025-10-04 02:00"),  # round the clock: no rest day
        ("paid_repair", "2026-02-14 15:00", "", "contact", "2026-02-24 15:00"),
        ("paid_repair", "2026-02-14 15:00", "", "solution", "2026-02-26 15:00"),
        ("normal", "2026-02-14 15:00", "", "completion", "2026-02-28 15:00"),  # 24–27 and the worked Saturday
        ("normal", "2026-02-14 15:00", "R2", "completion", "2026-02-24 18:00"),
        ("normal", "2026-02-14 15:00", "R3", "completion", "2026-03-02 18:00"),  # Sunday 1 March
        ("normal", "2026-02-14 15:00", "R4", "completion", "2026-03-16 15:00"),
        ("assistance", "2026-02-14 15:00", "", "completion", "2026-03-06 15:00"),
        ("enquiry", "2026-02-14 15:00", "", "completion", "2026-02-24 15:00"),
        ("enquiry_passed", "2026-02-14 15:00", "", "completion", "2026-02-25 15:00"),
        ("feedback", "2026-02-14 15:00", "", "contact", "2026-02-25 15:00"),
        ("feedback", "2026-02-14 15:00", "", "completion", "2026-03-06 15:00"),
        ("normal", "2026-02-14 20:15", "", "assign", "2026-02-15 08:45"),  # the 400 centre works every day
        ("normal", "2026-02-14 17:30", "", "dispatch", "2026-02-24 10:30"),
    ],
)
def test_dues_by_hand(row, start, repair_class, kind, due):
    from nuanju.sla.book import Book

    start, limit = at(start), of(row, repair_class=repair_class)[kind]
    assert Book([], since=start).calendar(None, limit.hours).add(start, limit) == at(due)


def test_a_project_keeps_its_own_figure_and_the_newest_one_counts(cast):
    base = LimitPolicy.objects.get(row="normal", kind="contact")

    def add(amount, on, **place):
        LimitPolicy.objects.create(row="normal", kind="contact", amount=amount, unit=Unit.WORKING_HOUR,
                                   effective_on=date.fromisoformat(on), **place)  # fmt: skip

    add(7, "2025-01-01")
    add(6, "2025-01-01", region=cast.region)
    add(5, "2025-01-01", city_company=cast.city)
    add(4, "2025-03-01", project=cast.bw)
    add(2, "2025-06-01", project=cast.bw)

    def contact(project, moment):
        return limits("normal", project_id=project.pk, at=at(moment))["contact"].amount

    assert contact(cast.bw, "2025-06-01 00:00") == 2
    assert contact(cast.bw, "2025-05-31 23:59") == 4
    assert contact(cast.ls, "2025-06-01 00:00") == 5  # the same city company
    assert contact(cast.ys, "2025-06-01 00:00") == 7  # another region
    assert contact(cast.bw, "2024-12-31 23:59") == base.amount


def test_rows_of_cases():
    assert row_of("quality_complaint") == row_of("service_complaint") == Row.NORMAL
    assert row_of("paid_repair", urgent=True, severity="major") == Row.URGENT
    assert row_of("quality_complaint", severity="hot") == Row.HOT
    assert row_of("assistance", severity="major") == Row.MAJOR  # forced: the level's limits are the tighter ones
    assert row_of("praise") == row_of("suggestion") == Row.FEEDBACK
    assert (row_of("enquiry"), row_of("enquiry", passed_on=True)) == (Row.ENQUIRY, Row.ENQUIRY_PASSED)


def test_limits_are_read_in_two_questions(cast, django_assert_num_queries):
    with django_assert_num_queries(2):
        limits("normal", project_id=cast.bw.pk, at=BEFORE_NATIONAL_DAY, repair_class="R2")


def test_loading_again_adds_nothing_and_keeps_changes():
    LimitPolicy.objects.filter(row="hot", kind="contact").update(amount=3)
    before = LimitPolicy.objects.count(), CalendarYear.objects.count(), WorkingCalendar.objects.count()
    load()
    assert before == (LimitPolicy.objects.count(), CalendarYear.objects.count(), WorkingCalendar.objects.count())
    assert LimitPolicy.objects.get(row="hot", kind="contact").amount == 3
    assert set(TABLE) == set(Row)


def test_limits_read_as_words():
    assert [str(x) for x in (Limit(8, "wh"), Limit(0.5, "h"), Limit(3, "wd"))] == ["8 工作小时", "0.5 小时", "3 工作日"]
    assert OFFICIAL.add(MAKE_UP_SATURDAY, Limit(0.5, "wh")) == at("2026-02-14 15:30")
