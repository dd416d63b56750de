"""Random histories through the real verbs, with the jobs and the sweeps that a worker would have run."""

import contextlib
import datetime

from django.db import transaction
from django.utils import timezone
from hypothesis import strategies as st

from nuanju.cases import spreading, verbs
from nuanju.cases.jobs import resume_due
from nuanju.cases.models import Case, SeverityRules
from nuanju.core.actors import SYSTEM
from nuanju.core.refusals import Denied, Refused
from nuanju.customers.models import Household
from nuanju.library.queries import node
from nuanju.sla.sweep import sweep
from tests.cases import stories
from tests.cases.test_walks import given_for, possible
from tests.jobs import run_jobs

SECOND, HOUR = datetime.timedelta(seconds=1), datetime.timedelta(hours=1)
GRID = 12 * HOUR  # the sweep of these histories; the real one runs every minute
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
CODES = ("H01.02.01.01", "H01.02.01.02", "H02.01.01.01", "D01.01.01.01")
HOMES = ("house1502", "house1402", "house1602", "house1501", "house301")
CHANNELS = ("phone_400", "phone_400", "gov_12345", "petition")
PHONE = "13700000009"  # calls for any house, and without one

ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("register"), st.integers(0, 400)),
        st.tuples(st.just("chase"), st.integers(0, 20)),
        st.tuples(st.just("onward"), st.integers(0, 60)),
        st.tuples(st.just("any"), st.integers(0, 60)),
        st.tuples(st.just("wait"), st.integers(1, 30)),
        st.tuples(st.just("weeks"), st.integers(1, 3)),
        st.tuples(st.just("media"), st.integers(0, 20)),
        st.tuples(st.just("force"), st.integers(0, 20)),
        st.tuples(st.just("classify"), st.integers(0, 60)),
        st.tuples(st.just("move"), st.integers(0, 20)),
        st.tuples(st.just("pause"), st.integers(0, 20)),
        st.tuples(st.just("lower"), st.integers(0, 20)),
        st.tuples(st.just("rules"), st.integers(0, 20)),
    ),
    min_size=6, max_size=16,
)  # fmt: skip


class Teller:
    """Tells one history."""

    def __init__(self, cast, clock, someone) -> None:
        self.cast, self.clock, self.someone = cast, clock, someone
        for home in HOMES:
            Household.objects.get_or_create(
                house=getattr(cast, home), ended_on=None,
                defaults={"project": cast.bw, "started_on": datetime.date(2024, 1, 1)},
            )  # fmt: skip

    def tell(self, acts) -> None:
        for act, n in acts:
            self.clock.shift(SECOND * 7)
            with contextlib.suppress(Refused, Denied), transaction.atomic():
                getattr(self, act)(n)
            run_jobs()

    def case(self, n: int) -> Case:
        cases = list(Case.objects.order_by("pk"))
        if not cases:
            cases = [self.register(n)]
            self.clock.shift(SECOND)  # one act a moment
        return cases[n % len(cases)]

    def register(self, n: int) -> Case:
        home = getattr(self.cast, HOMES[n % 5]) if n % 7 else None
        return stories.registered(
            self.cast, code=CODES[n // 5 % 4] if n % 11 else None, house=home, space="主卫" if n % 2 else "",
            customer=None, callback_phone=PHONE if n % 3 else f"1360000{n:04d}", channel=CHANNELS[n // 20 % 4],
            forced=("injury",) if n % 37 == 5 else (), words="墙上裂了",
        )  # fmt: skip

    def chase(self, n: int) -> None:
        verbs.chase(self.case(n), words="怎么还没来", by=self.cast.agent)

    def onward(self, n: int) -> None:
        """What somebody may do next with the case."""
        case = self.case(n)
        if found := possible(case, self.someone, n):
            verb, by = found
            getattr(verbs, verb)(case, by=by, **given_for(verb, self.cast, case, by, n))

    def any(self, n: int) -> None:
        """One of the rarer ends and returns."""
        case, cast = self.case(n), self.cast
        verb, by = (("cancel", cast.lead), ("ask_cancel", cast.agent), ("reopen", cast.agent), ("resume", SYSTEM))[
            n % 4
        ]
        getattr(verbs, verb)(case, by=by, **given_for(verb, cast, case, by, n))

    def media(self, n: int) -> None:
        kind = ("private", "private", "local", "national")[n % 4]
        verbs.add_media(self.case(n), outlet=f"号{n}", outlet_kind=kind, by=self.cast.agent)

    def force(self, n: int) -> None:
        trigger = ("cluster", "cluster_major", "unanswered")[n % 3]
        case = self.case(n)
        if trigger != "unanswered" or case.rung == 3:
            verbs.force(case, trigger, reason="同楼五户", by=SYSTEM)

    def classify(self, n: int) -> None:
        case = self.case(n)
        forced = ("lawyer",) if n % 6 == 0 else ()
        verbs.classify(
            case, node=node(CODES[n % 4]), forced=forced, reason="看过", by=self.cast.lead, seen=case.version
        )

    def move(self, n: int) -> None:
        case = self.case(n)
        home = getattr(self.cast, HOMES[n % 5])
        verbs.correct_place(case, house=home, reason="听错", by=self.cast.agent, seen=case.version)

    def pause(self, n: int) -> None:
        case, day = self.case(n), timezone.localdate() + datetime.timedelta(days=1 + n % 9)
        by = case.handler or self.cast.handler
        verbs.ask_pause(case, reason="no_access", evidence="出差", resume_on=day, by=by)
        verbs.decide_pause(case, approved=True, by=self.cast.regional_gm)

    def lower(self, n: int) -> None:
        case = self.case(n)
        verbs.ask_lower(case, level=("normal", "important")[n % 2], reason="已控制", by=self.cast.monitor)
        verbs.lower(case, by=self.cast.director)

    def rules(self, n: int) -> None:
        """Other thresholds from tomorrow on; cases registered before keep theirs."""
        day = timezone.localdate() + datetime.timedelta(days=1)
        number = SeverityRules.objects.count() + 1
        SeverityRules.objects.get_or_create(effective_on=day, defaults={
            "number": number, "same": [2, 3 + n % 2, 6], "others": [2, 3 + n % 3, 7], "delay": [1 + n % 3, 5, 9],
            "media": [1, 2 + n % 2, 4], "window_days": 5 + n,
        })  # fmt: skip

    def wait(self, hours: int) -> None:
        """Time passes; at every sweep on the way the worker does its rounds."""
        end = timezone.now() + hours * HOUR
        at = EPOCH - (EPOCH - timezone.now()) // GRID * GRID
        while at < end:
            self.clock.move_to(at)
            self.round()
            at += GRID
        self.clock.move_to(end)

    def weeks(self, n: int) -> None:
        self.wait(n * 168)

    def round(self) -> None:
        sweep()
        resume_due()
        run_jobs()
        spreading.raise_delayed()
        run_jobs()
