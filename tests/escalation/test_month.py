"""A month of twelve projects: levels, responsible persons, notices and reports are those of tables worked out by hand.

The worker makes a round every three hours. 2026: Thu 1 – Wed 7 October are off, Sat 10 October is worked.

群1–群5  碧湾, Mon 28 September 09:51 … 09:55, one building, one problem. With the third all three are important, with
        the fifth all are hot. The GM is on leave: his deputy answers; two hours later (11:55, seen at 12:00) the
        city's GM. He reports on Tue 29 at 09:00, the cases are closed at 12:00.
等      02, Wed 30 September 15:00, nobody calls. Contact within 8 working hours: 3 on that day, 5 after the holiday,
        Thu 8 October 15:00. Three days late on Sun 11 15:00: important. Seven on Thu 15 15:00: hot, but the worker
        stands still from 12:00 to 20:00, so at 21:00. Fifteen on Fri 23 15:00: major. 48 hours without an answer: the
        vice president on Sun 25 15:00. Reports: within 2 days, Tue 13 15:00, nobody does (round of 18:00). Silent for
        two days when it becomes hot: put down. Fri 16 09:00 the GM reports; the next is due Sat 17 09:00, nobody does
        (12:00); Sun 18 09:00 put down again.
函      03, Fri 2 October 10:00 (holiday), a lawyer's letter: hot at once. Reports every 24 hours: the GM on Sat 3
        09:00, not on Sun 4 (12:00), Mon 5 09:00 put down, Tue 6 and Wed 7 at 09:00. Closed Thu 8 09:00.
催      04, Mon 12 October 10:00, contact due Tue 13 10:00, the customer asks again at 11:00: important. The port's head
        is on leave and has no deputy: the GM answers. Closed 12:00.
常5–常12 one case in each other project, done at once.
"""

from collections import Counter

import pytest
import time_machine
from django.utils import timezone

from nuanju.cases.models import Case
from nuanju.core.models import Event
from nuanju.escalation.models import Escalation, ReportDuty
from nuanju.notify.models import Notice
from tests.escalation.month import Group, moment, month

RAISED, TAKEN = "raised", "handed_over"
TOP = [("09-28 09:55", RAISED, 2, "工程副手"), ("09-28 12:00", TAKEN, 2, "城市总")]
LADDER = {
    "群1": [("09-28 09:53", RAISED, 1, "工程负责人"), *TOP],
    "群2": [("09-28 09:53", RAISED, 1, "工程负责人"), *TOP],
    "群3": [("09-28 09:53", RAISED, 1, "坐席甲"), *TOP],
    "群4": [("09-28 09:54", RAISED, 1, "坐席甲"), *TOP],
    "群5": TOP,
    "等": [
        ("10-11 15:00", RAISED, 1, "工程02"), ("10-15 21:00", RAISED, 2, "总02"), ("10-23 15:00", RAISED, 3, "区域总"),
        ("10-25 15:00", RAISED, 4, "副总裁"),
    ],
    "函": [("10-02 10:00", RAISED, 2, "总03")],
    "催": [("10-13 11:00", RAISED, 1, "总04")],
}  # fmt: skip
LEVELS = {"群": "hot", "等": "major", "函": "hot", "催": "important", "常": "normal"}  # the highest of each

# code, who: how many facts he was told. 群: five cases; 等, 函, 催: one each.
NOTICES = {
    # who answers now
    ("N08", "工程负责人"): 2,  # 群1, 群2; 群3 and 群4 were born important: the assignment (N02) brings them to him
    ("N08", "工程副手"): 5, ("N08", "城市总"): 5,
    ("N08", "工程02"): 1, ("N08", "总02"): 1, ("N08", "区域总"): 1, ("N08", "副总裁"): 1, ("N08", "总03"): 1, ("N08", "总04"): 1,
    # who did before
    ("N08.former", "处理人甲"): 2,  # 群1, 群2
    ("N08.former", "坐席甲"): 2,  # 等, 催
    ("N08.former", "工程负责人"): 4, ("N08.former", "工程副手"): 5,
    ("N08.former", "工程02"): 1, ("N08.former", "总02"): 1, ("N08.former", "区域总"): 1,
    # whom the rise passed by: 群5 and 函 were born hot
    ("N08.passed", "工程负责人"): 1, ("N08.passed", "工程03"): 1,
    # the column “Informed”
    ("N08.informed", "客服经理"): 5, ("N08.informed", "客服02"): 1, ("N08.informed", "客服03"): 1, ("N08.informed", "客服04"): 1,
    ("N08.informed", "区域客服"): 7,  # 群 5, 等, 函
    ("N08.informed", "设计负责人"): 5, ("N08.informed", "销售负责人"): 5, ("N08.informed", "客服负责人"): 5,
    ("N08.informed", "物业负责人"): 5,
    ("N08.informed", "集团客服总监"): 2,  # 等 at major and at the vice president
    ("N08.informed", "法务"): 1,
    # the group complaint: watched with the third household, active with the fifth; the GM's deputy is told in his place
    ("N11", "客服经理"): 1, ("N11", "工程副手"): 1, ("N11", "区域客服"): 1,
    # reminders at 80 % of the time, in the round after
    ("N15", "城市总"): 5,  # Tue 29 06:00
    ("N15", "工程02"): 1, ("N15", "总02"): 1,  # Tue 13 06:00, Sat 17 06:00
    ("N15", "总03"): 4,  # 3, 4, 7, 8 October 06:00
    # overdue: the next rung, the project's customer service, and who owes it
    ("N15.overdue", "总02"): 2, ("N15.overdue", "客服02"): 2, ("N15.overdue", "工程02"): 1,  # Tue 13, Sat 17
    ("N15.overdue", "区域总"): 2, ("N15.overdue", "客服03"): 1, ("N15.overdue", "总03"): 1,  # Sat 17 (等), Sun 4 (函)
    # reports given go to the next rung and to customer service: 群 5, 等 1, 函 3
    ("N15.given", "区域总"): 9, ("N15.given", "客服经理"): 5, ("N15.given", "客服02"): 1, ("N15.given", "客服03"): 3,
}  # fmt: skip

# rung, begun, ended, reports given
DUTIES = {
    "群1": (2, "09-28 09:53", "09-29 12:00", 1), "群2": (2, "09-28 09:53", "09-29 12:00", 1),
    "群3": (2, "09-28 09:53", "09-29 12:00", 1), "群4": (2, "09-28 09:54", "09-29 12:00", 1),
    "群5": (2, "09-28 09:55", "09-29 12:00", 1), "等": (4, "10-11 15:00", None, 1),
    "函": (2, "10-02 10:00", "10-08 09:00", 3), "催": (1, "10-13 11:00", "10-13 12:00", 0),
}  # fmt: skip
OVERDUE = [("函", "10-04 12:00"), ("等", "10-13 18:00"), ("等", "10-17 12:00")]
SILENT = [("函", "10-05 09:00"), ("等", "10-15 21:00"), ("等", "10-18 09:00")]


@pytest.fixture
def group(cast):
    with time_machine.travel(moment("09-28 09:00"), tick=False) as clock:
        group = Group(cast, clock)
        month(group)
        yield group


def test_the_month_is_the_one_worked_out_by_hand(group):
    assert ladder(group) == LADDER
    assert {(label[0], case.peak_severity) for case, label in cases(group)} == set(LEVELS.items())
    assert notices() == NOTICES
    assert duties(group) == DUTIES
    assert told(group, "case.report_overdue") == OVERDUE
    assert told(group, "case.report_missing") == SILENT


def cases(group):
    return [(case, group.label[case.pk]) for case in Case.objects.all()]


def ladder(group) -> dict:
    found: dict = {}
    for row in Escalation.objects.order_by("event").select_related("responsible"):
        found.setdefault(group.label[row.case_id], []).append(
            (short(row.at), row.move, row.rung, row.responsible and row.responsible.name)
        )
    return found


def notices() -> dict:
    """Each fact counts once a person, on however many channels it went out."""
    sent = Notice.objects.filter(code__regex=r"^N(08|11|15)").values_list("code", "to_name", "event_id").distinct()
    return dict(Counter((code, name) for code, name, _ in sent))


def duties(group) -> dict:
    rows = ReportDuty.objects.select_related("case").order_by("pk")
    return {
        group.label[r.case_id]: (r.rung, short(r.started_at), r.ended_at and short(r.ended_at), r.reports.count())
        for r in rows
    }


def told(group, kind: str) -> list:
    found = Event.objects.filter(kind=kind).order_by("at", "id").values_list("subject_id", "at")
    return [(group.label[pk], short(at)) for pk, at in found]


def short(at) -> str:
    return f"{timezone.localtime(at):%m-%d %H:%M}"
