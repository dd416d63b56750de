"""Four weeks of a group with twelve projects: its people, the worker's rounds, and what the customers and the staff do."""

import datetime

from django.utils import timezone

from nuanju.cases import spreading, verbs
from nuanju.cases.jobs import resume_due
from nuanju.cases.models import Case
from nuanju.core.text import pinyin_key
from nuanju.escalation.jobs import sweep as sweep_ladder
from nuanju.org.choices import PortKey, Role
from nuanju.org.models import Absence, Post, Project, User
from nuanju.org.queries import first_responsible
from nuanju.sla.sweep import sweep as sweep_clocks
from tests.cases import stories as loop
from tests.clusters.stories import complain
from tests.escalation.stories import report
from tests.jobs import run_jobs

ZONE = timezone.get_default_timezone()
EVERY = datetime.timedelta(hours=3)  # the worker's rounds here; the real ones come every minute
CRACK = "H01.02.01.01"
STAFF = (("总", Role.PROJECT_GM, ""), ("客服", Role.PROJECT_CS_MANAGER, ""),
         ("工程", Role.FIRST_RESPONSIBLE, PortKey.ENGINEERING), ("房修", Role.REPAIR_ENGINEER, PortKey.ENGINEERING),
         ("处理", Role.HANDLER, PortKey.ENGINEERING))  # fmt: skip


def moment(words: str) -> datetime.datetime:
    """ "10-02 09:00" of 2026, local."""
    return datetime.datetime.fromisoformat(f"2026-{words}").replace(tzinfo=ZONE)


class Group:
    """碧湾 is the first project; 02 … 12 have five people each."""

    def __init__(self, cast, clock) -> None:
        self.cast, self.clock = cast, clock
        self.label: dict[int, str] = {}
        self.stopped: tuple[datetime.datetime, datetime.datetime] | None = None
        self.projects = {n: self._project(n) for n in range(2, 13)}

    def _project(self, n: int) -> Project:
        name = f"项目{n:02d}"
        project = Project.objects.create(
            name=name, name_key=pinyin_key(name), short_name=name, code=f"P{n:02d}", city_company=self.cast.city,
            live_since=datetime.date(2024, 1, 1), initials=f"xm{n}",
        )  # fmt: skip
        above = self.cast.post.city_gm
        for word, role, port in STAFF:
            user = User.objects.create(
                username=f"p{n}_{role}", name=f"{word}{n:02d}", name_key=pinyin_key(word), password="!",
                phone=f"1380{n:02d}{len(role):05d}",
            )  # fmt: skip
            post = Post.objects.create(role=role, port=port, holder=user, project=project, superior=above)
            above = post if role == Role.PROJECT_GM else above
        return project

    def person(self, words: str) -> User:
        return User.objects.get(name=words)

    def until(self, words: str) -> None:
        """Time passes; the worker makes its rounds, unless it is stopped."""
        end, at = moment(words), timezone.localtime().replace(minute=0, second=0)
        at = at.replace(hour=at.hour // 3 * 3) + EVERY
        while at <= end:
            self.clock.move_to(at)
            if not (self.stopped and self.stopped[0] <= at < self.stopped[1]):
                self.round()
            at += EVERY
        self.clock.move_to(end)

    def round(self) -> None:
        sweep_clocks()
        resume_due()
        run_jobs()
        spreading.raise_delayed()
        run_jobs()
        sweep_ladder()
        run_jobs()

    def away(self, name: str, since: str, until: str) -> None:
        Absence.objects.create(user=self.person(name), starts_at=moment(since), ends_at=moment(until))

    def comes(self, label: str, n: int, **more) -> Case:
        who = {"house": None, "customer": None, "callback_phone": f"139000000{n:02d}", "place_text": "2栋101"}
        case = loop.registered(self.cast, code=CRACK, project=self.projects[n], **who | more)
        self.label[case.pk] = label
        run_jobs()
        return case

    def neighbour(self, label: str, door: str) -> Case:
        """Of 碧湾, building 3; the case is assigned and dispatched at once."""
        case = complain(self.cast, door, code=CRACK)
        self.label[case.pk] = label
        run_jobs()
        self.dispatched(case)
        return case

    def dispatched(self, case) -> None:
        verbs.assign(case, port=PortKey.ENGINEERING, by=self.cast.agent)
        run_jobs()
        verbs.dispatch(case, handler=self.of(case, Role.HANDLER), by=first_responsible(case.project, case.port))
        run_jobs()

    def of(self, case, role: str) -> User:
        return Post.objects.filter(project=case.project_id, role=role, port=PortKey.ENGINEERING).first().holder

    def agreed(self, case) -> None:
        handler = self.of(case, Role.HANDLER)
        verbs.contact(case, method="phone", content="已致歉", by=handler)
        verbs.agree(case, plan=loop.plan(), by=handler, **loop.YES)
        run_jobs()

    def finished(self, case) -> None:
        handler = self.of(case, Role.HANDLER)
        photos = loop.before_and_after(handler)
        verbs.complete(case, work="已修补", cause="workmanship", persons_text="李师傅", by=handler, **photos)
        verbs.accept(case, checklist=[{"item": "无裂缝", "ok": True}], by=self.of(case, Role.REPAIR_ENGINEER))
        verbs.close(case, rating=5, by=self.cast.agent2)
        run_jobs()

    def reports(self, case, name: str) -> None:
        case.refresh_from_db()
        report(case, self.person(name))
        run_jobs()


def burst(group: Group) -> None:
    """Five households of one building in five minutes; the GM is on leave, his deputy does nothing for two hours."""
    cast = group.cast
    Post.objects.filter(pk=cast.post.gm.pk).update(deputy=cast.eng_deputy)
    group.away("项目总", "09-27 00:00", "10-01 00:00")
    group.burst = []
    for n in range(1, 6):
        group.until(f"09-28 09:5{n}")
        group.burst.append(group.neighbour(f"群{n}", f"{n}0{n}"))
    group.until("09-29 09:00")
    for case in group.burst:
        group.reports(case, "城市总")
    group.until("09-29 12:00")
    for case in group.burst:
        group.agreed(case)
        group.finished(case)


def month(group: Group) -> None:
    burst(group)
    group.until("09-30 15:00")
    waits = group.comes("等", 2)
    group.until("10-02 10:00")  # in the holiday
    letter = group.comes("函", 3, channel="lawyer_letter")
    group.until("10-02 11:00")
    group.dispatched(letter)
    group.agreed(letter)
    for day in ("10-03", "10-06", "10-07"):
        group.until(f"{day} 09:00")
        group.reports(letter, "总03")
    group.until("10-08 09:00")
    group.finished(letter)
    group.away("工程04", "10-12 00:00", "10-17 00:00")
    for n in range(5, 13):  # eight projects with a case a day, 8–15 October
        group.until(f"10-{n + 3:02d} 10:00")
        if n == 9:
            asks = group.comes("催", 4)  # Monday the 12th
        if n == 10:
            group.until("10-13 11:00")
            verbs.chase(asks, words="一天了没人联系", by=group.cast.agent)
            run_jobs()
            group.until("10-13 12:00")
            group.dispatched(asks)
            group.agreed(asks)
            group.finished(asks)
        case = group.comes(f"常{n}", n)
        group.dispatched(case)
        group.agreed(case)
        group.finished(case)
    group.stopped = moment("10-15 12:00"), moment("10-15 20:00")
    group.until("10-16 09:00")
    group.reports(waits, "总02")
    group.until("10-26 00:00")
