"""Absent → deputy → superior after two hours; major without an answer → group. Each look happens once, late or twice."""

import contextlib
import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from nuanju.cases.choices import OPEN, Forced
from nuanju.cases.figures import figure
from nuanju.cases.models import Case
from nuanju.cases.verbs import force, hand_over
from nuanju.core import events, jobs
from nuanju.core.actors import SYSTEM
from nuanju.core.models import Event
from nuanju.core.refusals import Refused
from nuanju.escalation import ladder
from nuanju.escalation.choices import Rung
from nuanju.escalation.models import Escalation
from nuanju.org.models import User
from nuanju.org.queries import absences_now, acting, is_absent


@transaction.atomic
def look(escalation_id: int) -> None:
    """Has the stand-in acted? If not, the holder who is back takes the case, else the superior, else it stays."""
    held = Escalation.objects.select_for_update(skip_locked=True, of=("self",))
    row = held.to_look_at(timezone.now()).filter(pk=escalation_id).first()
    if row is None:
        return  # looked at already, or another worker is at it
    row.looked_at = timezone.now()
    row.save(update_fields=["looked_at"])
    case = Case.objects.cards().select_related("project__city_company").get(pk=row.case_id)
    person = row.responsible
    if person is None or not _still(case, row) or has_acted(case, person, row.at):
        return
    holder = row.post.holder if row.post else None
    hours = f"{figure('deputy_hours').normalize():f}"
    if holder and holder != person and not is_absent(holder):
        hand_over(case, to=holder, by=SYSTEM, reason=f"{holder.name}已返岗")
    elif not ladder.stands_in(person, row.post):
        return  # it was he himself who came back
    elif above := ladder.superior(person, row.post or ladder.post_on(case, row.rung), case.project):
        hand_over(case, to=above, by=SYSTEM, reason=f"{person.name}代理 {hours} 小时没有行动，由上级接手")
    else:
        events.record("case.rung_stays", case, by=SYSTEM, data={"responsible": person})


def _still(case: Case, row: Escalation) -> bool:
    """Nothing has changed since: the case is open, raised, and the same person answers for it."""
    newer = case.escalations.filter(Q(at__gt=row.at) | Q(at=row.at, pk__gt=row.pk)).exists()
    return case.is_open and case.rung > 0 and case.responsible_id == row.responsible_id and not newer


def has_acted(case: Case, person: User, since: datetime.datetime) -> bool:
    """Anything he did on the case himself."""
    mine = Event.objects.filter(subject_type=Case._meta.label_lower, subject_id=case.pk, actor_id=person.pk)
    return mine.filter(at__gte=since).exclude(kind="case.phone_revealed").exists()


def relieve_absent() -> None:
    """Who went on leave while he answered for a raised case is relieved at once by whoever acts for his post."""
    away = absences_now().values("user")
    gone = Q(responsible__in=away) | Q(responsible__is_active=False)
    for case in Case.objects.filter(gone, state__in=OPEN, rung__gt=0).cards().select_related("project__city_company"):
        post = ladder.seat_of(case.responsible, case, case.rung)
        person = acting(post) if post else ladder.person_on(case, case.rung)
        if person and person != case.responsible and not is_absent(person):
            with contextlib.suppress(Refused):  # ended meanwhile; the others are relieved all the same
                hand_over(case, to=person, by=SYSTEM, reason=f"{case.responsible.name}缺勤，由{person.name}代理")


def unanswered_later(case: Case, since: datetime.datetime) -> None:
    """Look again when the major case's time is up."""
    jobs.defer_named("escalation.unanswered", {"case_id": case.pk}, schedule_at=since + patience())


@transaction.atomic
def unanswered(case_id: int) -> bool:
    """Raise to the group a major case that has neither consent nor an interim measure in time; says whether it did."""
    case = Case.objects.select_for_update(no_key=True, of=("self",)).get(pk=case_id)
    if not case.is_open or case.rung != Rung.REGIONAL_GM:
        return False
    since = major_since(case)
    if since is None or timezone.now() < since + patience() or is_answered(case):
        return False
    hours = f"{figure('major_unanswered_hours').normalize():f}"
    force(case, Forced.UNANSWERED, by=SYSTEM, reason=f"重大诉求 {hours} 小时没有客户同意的方案或临时措施")
    return True


def patience() -> datetime.timedelta:
    return datetime.timedelta(hours=float(figure("major_unanswered_hours")))


def major_since(case: Case) -> datetime.datetime | None:
    """When it last rose to major."""
    risen = case.escalations.filter(rung_before__lt=Rung.REGIONAL_GM, rung__gte=Rung.REGIONAL_GM).first()
    return risen.at if risen else None


def is_answered(case: Case) -> bool:
    return case.solutions.filter(~Q(consent="") | Q(interim=True)).exists()
