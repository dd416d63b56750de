"""A history made by hand, told through the real verbs; every moment in it is chosen, so that each figure can be reckoned."""

import datetime

from django.utils import timezone

from nuanju.cases import spreading, verbs
from nuanju.cases.jobs import resume_due
from nuanju.customers.models import Household
from nuanju.org.queries import first_responsible
from nuanju.sla.sweep import sweep
from tests.cases import stories
from tests.jobs import run_jobs

ZONE = timezone.get_default_timezone()
DAY = datetime.timedelta(days=1)
START = "2026-02-27T10:00+08:00"
# one part of the house each, all engineering, none dangerous, none with a hint of a level
CRACK, SLAB, SMELL, HOLLOW, CEILING, FLOOR, FRAME, GLASS, HANDLE = (
    "H01.02.01.01", "H01.02.02.01", "H01.02.03.01", "H01.03.01.01", "H01.03.02.03", "H01.03.03.01", "H03.01.01.01",
    "H03.01.02.02", "H03.01.03.01",
)  # fmt: skip


class Month:
    """March 2026: at(day, time) moves there, and the worker sweeps at 18:00 of every day on the way."""

    def __init__(self, cast, clock) -> None:
        self.cast, self.clock = cast, clock
        for home in (cast.house1402, cast.house1501, cast.house1502, cast.house1602):
            Household.objects.get_or_create(
                house=home, ended_on=None, defaults={"project": cast.bw, "started_on": datetime.date(2024, 1, 1)}
            )

    def at(self, day: int, time: str) -> None:
        hour, minute = map(int, time.split(":"))
        end = datetime.datetime(2026, 3, day, hour, minute, tzinfo=ZONE)
        evening = timezone.localtime().replace(hour=18, minute=0)
        while evening <= end:
            if evening >= timezone.now():
                self.clock.move_to(evening)
                self.swept()
            evening += DAY
        self.clock.move_to(end)

    def swept(self) -> None:
        sweep()
        resume_due()
        run_jobs()
        spreading.raise_delayed()
        run_jobs()

    def comes(self, code: str, house=None, **more):
        house = house or self.cast.house1502
        who = {"house": house, "project": house.project, "customer": None, "callback_phone": f"139{house.pk:08d}"}
        case = stories.registered(self.cast, code=code, words="墙上有问题", **who | more)
        run_jobs()
        return case

    def asks(self, case) -> None:
        verbs.chase(case, words="怎么还没人来", by=self.cast.agent)
        run_jobs()

    def comes_back(self, case) -> None:
        """After the close: reopened, and mended within the hour."""
        verbs.reopen(case, reason="又空鼓了", by=self.cast.agent)
        stories.accept(self.cast, stories.complete(self.cast, case))
        verbs.close(case, rating=5, by=self.cast.agent2)
        run_jobs()

    def seen(self, case, outlet: str, kind: str) -> None:
        verbs.add_media(case, outlet=outlet, outlet_kind=kind, by=self.cast.agent)
        run_jobs()

    def contacted(self, case) -> None:
        verbs.assign(case, port="engineering", by=self.cast.agent)
        verbs.dispatch(case, handler=self.cast.handler, by=first_responsible(case.project, case.port))
        verbs.contact(case, method="phone", content="已致歉", by=self.cast.handler)
        run_jobs()

    def done(self, *cases) -> None:
        """The whole way to the close, at once."""
        for case in cases:
            self.contacted(case)
            verbs.agree(case, plan=stories.plan(), by=self.cast.handler, **stories.YES)
            stories.complete(self.cast, case)
            stories.accept(self.cast, case)
            verbs.close(case, rating=5, by=self.cast.agent2)
        run_jobs()

    def rests(self, case, until: datetime.date) -> None:
        verbs.ask_pause(case, reason="no_access", evidence="业主出差", resume_on=until, by=self.cast.handler)
        verbs.decide_pause(case, approved=True, by=self.cast.gm)
        run_jobs()

    def falls(self, case, level: str) -> None:
        verbs.ask_lower(case, level=level, reason="误报", by=self.cast.monitor)
        verbs.lower(case, by=self.cast.director)
        run_jobs()


def told(month: Month) -> None:
    """Fifteen cases; the letters are those of the table in test_known.py."""
    cast = month.cast
    m = month.comes(HANDLE, cast.house1501)  # Friday 27 February 10:00
    month.done(m)
    month.at(2, "10:00")
    a, c = month.comes(CRACK), month.comes(SMELL)
    month.comes(SLAB)  # B waits to the end
    month.at(2, "11:00")
    month.done(a)
    month.at(3, "10:00")
    d = month.comes(HOLLOW)
    month.at(3, "10:30")
    month.seen(d, "业主群", "private")
    month.at(3, "11:00")
    month.asks(c)
    month.at(4, "09:00")
    month.seen(d, "本地论坛", "local")
    month.at(4, "09:30")
    month.done(d)
    month.at(4, "10:00")
    e = month.comes(CEILING, cast.house1402)
    month.at(4, "10:30")
    month.comes(CEILING, cast.ls_house)  # L
    month.at(4, "11:00")
    f = month.comes(CEILING, cast.house1602)
    month.asks(c)
    month.at(5, "09:00")
    month.done(c)
    month.at(5, "10:00")
    g = month.comes(CEILING, cast.house1501)
    month.at(6, "09:00")
    month.done(e, f, g)
    month.at(6, "10:00")
    h = month.comes(FLOOR, channel="lawyer_letter")
    month.at(6, "11:00")
    month.done(h)
    month.at(9, "10:00")
    month.comes_back(d)
    month.comes(None, intent="enquiry")  # I
    j = month.comes(FRAME)
    month.at(9, "11:00")
    month.contacted(j)
    month.at(10, "10:00")
    k = month.comes(GLASS, forced=("injury",))
    month.at(10, "10:10")
    month.falls(k, "normal")
    month.at(10, "11:30")
    month.done(k)
    month.at(11, "11:00")
    month.rests(j, datetime.date(2026, 3, 16))
    month.at(16, "10:00")
    n1 = month.comes(HANDLE, cast.house1402)
    month.at(17, "10:00")
    n2 = month.comes(HANDLE, cast.house1602)
    month.at(17, "17:00")
    month.done(n1, n2)
    month.at(29, "20:00")
