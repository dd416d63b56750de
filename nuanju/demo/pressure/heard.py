"""What was heard again and seen in public, from a post in the owners' group to the national news; and one lowering that waits."""

import datetime

from nuanju.cases.choices import OutletKind, Severity, State
from nuanju.cases.models import Case
from nuanju.cases.severity.measure import APART
from nuanju.cases.verbs import add_media, ask_lower, chase
from nuanju.core.refusals import Invalid, Refused
from nuanju.demo.pressure.past import Past
from nuanju.org.choices import Role
from nuanju.org.models import Post, User

HOUR = datetime.timedelta(hours=1)
CALLING_AGAIN = 12
WORKED_ON = (State.CONTACTED, State.IN_PROGRESS, State.REWORK, State.PENDING_ACCEPTANCE)
# outlet, kind, views at each measuring, interactions: one matter each
MATTERS = (
    ("碧湾业主2群", OutletKind.PRIVATE, (180, 420), 35),
    ("短视频 @家住三栋", OutletKind.PRIVATE, (2_600, 8_900), 90),
    ("本地生活论坛", OutletKind.LOCAL, (12_000, 38_000), 260),
    ("都市频道民生直通车", OutletKind.CITY, (150_000,), 900),
    ("全国热搜榜", OutletKind.NATIONAL, (600_000, 1_400_000), 5_200),
)


def again(past: Past) -> None:
    """Customers whose case is late by a day or two call a second time, before anybody above has noticed."""
    late = past.open().filter(due_at__lt=past.now, due_at__gt=past.now - 60 * HOUR, rung=0).exclude(kind__in=APART)
    for case in late.order_by("due_at", "pk")[:CALLING_AGAIN]:
        with past.on(case, past.now - past.rng.uniform(1, 5) * HOUR) as possible:
            if possible:
                chase(case, words=past.desk.pick("repeat"), by=past.desk.staff.agents[0])


def media(past: Past) -> None:
    """Each matter on a case of its own, measured again hours later."""
    watcher = _holder(Role.LEGAL_PR)
    for (outlet, kind, seen, moved), case in zip(MATTERS, _worked_on(past), strict=False):
        for n, views in enumerate(seen):
            with past.on(case, past.now - (30 - 6 * n) * HOUR) as possible:
                if possible:
                    share = moved * (n + 1) // len(seen)
                    add_media(case, outlet=outlet, outlet_kind=kind, views=views, interactions=share, by=watcher,
                              url="https://example.com/post", claim=past.desk.pick("media", kind.value))  # fmt: skip


def _worked_on(past: Past) -> list[Case]:
    """Known to its handler, untouched for some hours; the home project first, and there those of one login."""
    quiet = [c for c in past.open().filter(state__in=WORKED_ON, forced=[]).select_related("project", "node")
             if c.pk in past.last and past.last[c.pk] < past.now - 3 * HOUR and not c.urgent]  # fmt: skip
    home = past.desk.grounds[0].site.project
    return sorted(quiet, key=lambda c: (c.project_id != home.pk, c.registered_at))


def lowering(past: Past) -> None:
    """One person of the group has asked; a second one has to agree."""
    asker = _holder(Role.GROUP_MONITOR)
    for case in past.open().filter(rung__gte=2).order_by("rung", "registered_at"):
        with past.on(case, past.now - 2 * HOUR) as possible:
            if possible and _asked(case, asker, past.desk.pick("lower")):
                return


def _asked(case: Case, asker: User, reason: str) -> bool:
    try:
        ask_lower(case, level=Severity.IMPORTANT, reason=reason, by=asker)
    except (Invalid, Refused):  # a clock is overdue
        return False
    return True


def _holder(role: Role) -> User:
    post = Post.objects.filter(role=role, holder__isnull=False).select_related("holder").order_by("pk")[0]
    assert post.holder is not None
    return post.holder
