"""Replay figures are trusted because a history made by hand, with answers worked out by hand, gives exactly them.

The history (byhand.py), March 2026; the worker swept at 18:00 of each day, so waiting was really noticed in the evening.
A contact is due 8 working hours after the registration: from Monday 10:00 to Tuesday 10:00.

    case  registered        what happened                                            closed
    A     Mon  2  10:00     –                                                        Mon  2  11:00
    B     Mon  2  10:00     nobody ever calls: late from Tue 3 10:00                 –
    C     Mon  2  10:00     asks again Tue 3 11:00 and Wed 4 11:00, both after due   Thu  5  09:00
    D     Tue  3  10:00     owners' group (M1) 10:30, local forum (M2) Wed 4 09:00;
                            asks again after the close, Mon 9 10:00                  Wed  4  09:30
    E F G Wed 4 10:00, 11:00, Thu 5 10:00   three households, one part               Fri  6  09:00
    L     Wed  4  10:30     the same part in another project, nobody ever calls      –
    H     Fri  6  10:00     lawyer's letter                                          Fri  6  11:00
    I     Mon  9  10:00     an enquiry                                               –
    J     Mon  9  10:00     contacted 11:00, solution due Thu 12 11:00 (3 wd); paused Wed 11 11:00 to Mon 16:
                            22 working hours rest, new due Mon 16 18:00              –
    K     Tue 10  10:00     somebody hurt; lowered to normal 10:10                   Tue 10  11:30
    N O   Mon 16 10:00, Tue 17 10:00   two households, one part                      Tue 17  17:00
    M     Fri 27 Feb 10:00  the same part as N and O, a third household; before the period, so no figure of its own
"""

import datetime

import pytest
import time_machine

from nuanju.cases.models import Case
from nuanju.cases.severity.replay import table
from nuanju.cases.severity.replay.review import Period, review
from nuanju.cases.severity.rules import Rules
from tests.cases.replay import byhand

MARCH = Period(datetime.date(2026, 3, 1), datetime.date(2026, 3, 29))


@pytest.fixture
def history(cast):
    with time_machine.travel(byhand.START, tick=False) as clock:
        byhand.told(byhand.Month(cast, clock))
        assert Case.objects.count() == 15
        yield


# Under the rules in force (2/3/5 · 3/5/10 · 3/7/15 · 1/2/3, 30 days), hours after the registration:
#
#     A –   B important 96 (Fri 6 10:00), hot 192 (Tue 10 10:00), major 384 (Wed 18 10:00)
#     C important 25, hot 49   D important 0.5, hot 23   E 24, F 23, G 0 important   H hot 0   I –
#     J 3 days after Mon 16 18:00 = Thu 19 18:00, important 248; 7 days = Mon 23 18:00, hot 344
#     K hot 0   L important 96 (Sun 8 10:30), hot 192 (Thu 12 10:30), major 384 (Fri 20 10:30)   N 24, O 0 important (M is 18 days old)
#
#     important or above, 12 cases: 0 0 0 0 0.5 23 | 24 24 25 96 96 248   median 23.5, nine of ten (the 11th) 96
#     hot or above, 7 cases: 0 0 23 49 192 192 344                        median 49, the 7th 344
#     warned and really escalated: B 10 March 10:00, really 18:00 (8 h before) · L 12 March 10:30, really 18:00 (7.5 h)
#     · C, D, H, J, K at once (0 h); D's customer came back on 9 March. Leads 0 0 0 0 0 7.5 8.
IN_FORCE = """\
最高级别  重演  实际  到达件数  到达用时中位数（小时）  九成不超过（小时）
一般         2     2         –                       –                  –
重要         5     5        12                    23.5                96.0
热点         5     5         7                    49.0               344.0
重大         2     2         2                   384.0               384.0
合计        14    14

预警（热点以上）            单件  同类问题（按户数）
预警                           7                   0
其中早于或同时于实际升级       7                   0
实际升到热点以上               7                   0
漏报                           0                   0
预警后客户再次投诉             1                   0
误报                           0                   0
提前量中位数（小时）         0.0                   –
提前量九成不超过（小时）     8.0                   –

预警原因        件数
延误天数           3
触发条件           2
媒体级别           1
同一客户同一事件   1

周（周一）  受理  首次到重要  首次到热点  首次到重大
2026-03-02     9           8           3           0
2026-03-09     3           1           3           0
2026-03-16     2           3           0           2
2026-03-23     0           0           1           0"""

# Under others (2/3/5 · 2/3/10 · 2/5/15 · 1/3/4, 15 days):
#
#     A –   B important 72, hot 144 (Sun 8 10:00), major 384   C important 25, hot 49   D important 0.5 (M2 is important only)
#     E important 1 (F is the second household), hot 24; F 0, 23; G 0, 0   H hot 0   I –
#     J Wed 18 18:00 important 224, Sat 21 18:00 hot 296   K hot 0   L 72, 144 (Tue 10 10:30), 384
#     N 24, O 0 important (M is too old to count)
#
#     important or above, 12 cases: 0 0 0 0 0 0.5 | 1 24 25 72 72 224   median 0.75, the 11th 72
#     hot or above, 9 cases: 0 0 0 23 24 49 144 144 296                 median 24, the 9th 296
#     warned: B 56 h, J 48 h, L 55.5 h before, C, H, K at once; leads 0 0 0 48 55.5 56. D escalated unwarned. E, F, G: nothing ever
#     came of it, three false alarms, as a group one.
OTHERS = """\
最高级别  重演  实际  到达件数  到达用时中位数（小时）  九成不超过（小时）
一般         2     2         –                       –                  –
重要         3     5        12                     0.8                72.0
热点         7     5         9                    24.0               296.0
重大         2     2         2                   384.0               384.0
合计        14    14

预警（热点以上）            单件  同类问题（按户数）
预警                           9                   1
其中早于或同时于实际升级       6                   0
实际升到热点以上               7                   0
漏报                           1                   0
预警后客户再次投诉             0                   0
误报                           3                   1
提前量中位数（小时）        24.0                   –
提前量九成不超过（小时）    56.0                   –

预警原因        件数
延误天数           3
不同客户同类问题   3
触发条件           2
同一客户同一事件   1

周（周一）  受理  首次到重要  首次到热点  首次到重大
2026-03-02     9           8           6           0
2026-03-09     3           1           2           0
2026-03-16     2           3           1           2"""
OTHER = Rules(same=(2, 3, 5), others=(2, 3, 10), delay=(2, 5, 15), media=(1, 3, 4), window_days=15)


def test_every_figure_is_the_one_worked_out_by_hand(history):
    assert cells(table.written(review(MARCH).figures())) == cells(IN_FORCE)
    assert cells(table.written(review(MARCH, OTHER).figures())) == cells(OTHERS)


def cells(text: str) -> list[list[str]]:
    return [line.split() for line in text.splitlines()]
