"""Who stands where: acting for a post, first-responsible, on duty, on shift. Vacant or absent → deputy → next above."""

import datetime
from collections.abc import Iterable

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.utils import timezone

from nuanju.core import memo
from nuanju.org.choices import PortKey, Role
from nuanju.org.models import Absence, DutyRoster, Post, Project, SeatPresence, User
from nuanju.org.models.shifts import SEATS
from nuanju.org.roles import ABOVE, GRANTS

LOST_AFTER = datetime.timedelta(minutes=5)  # a desk that was closed without going off shift
NEARNESS = Case(
    When(project__isnull=False, then=Value(0)),
    When(city_company__isnull=False, then=Value(1)),
    When(region__isnull=False, then=Value(2)),
    default=Value(3),
    output_field=IntegerField(),
)


def is_absent(user: User, at: datetime.datetime | None = None) -> bool:
    """On leave or travelling, or no longer with the company."""
    moment = at or timezone.now()
    return not user.is_active or user.absences.filter(starts_at__lte=moment, ends_at__gt=moment).exists()


def acting(post: Post, at: datetime.datetime | None = None) -> User | None:
    """Who answers for the post: holder, else deputy, else whoever acts for the superior; the top stays even when absent."""
    seen: set[int] = set()
    stays: User | None = None
    step: Post | None = post
    while step is not None and step.pk not in seen:
        seen.add(step.pk)
        for person in (step.holder, step.deputy):
            if person and not is_absent(person, at):
                return person
            stays = person if person and person.is_active else stays
        step = step.superior
    return stays


def posts_over(project: Project) -> QuerySet[Post]:
    """The posts whose place covers the project, the nearest first."""
    city = project.city_company
    there = Q(project=project) | Q(city_company=city) | Q(corporation=city.corporation_id)
    if city.region_id:
        there |= Q(region=city.region_id)
    posts = Post.objects.filter(there).select_related("holder", "deputy", "superior")
    return posts.order_by(NEARNESS, "-port", "id")


def posts_for(role: str, project: Project, port: str | None = None) -> QuerySet[Post]:
    """Those of a role; with a port, those of the port or of all ports."""
    posts = posts_over(project).filter(role=role)
    return posts.filter(port__in=["", port]) if port else posts


def post_for(role: str, project: Project, port: str | None = None) -> Post | None:
    """The nearest post of the role; where there is none, the next role above that exists."""
    steps = _rungs(role, project)
    return next((post for step in steps if (post := posts_for(step, project, port).first())), None)


def post_holder(
    role: str, project: Project, port: str | None = None, at: datetime.datetime | None = None
) -> User | None:
    """Who answers for the role there, walking up past vacant and missing posts."""
    for step in _rungs(role, project):
        for post in posts_for(step, project, port):
            if person := acting(post, at):
                return person
    return None


def first_responsible_post(project: Project, port: str) -> Post | None:
    """The post that heads the port at the project."""
    return posts_for(Role.FIRST_RESPONSIBLE, project).filter(port=port).first()


@memo.once_a_request
def first_responsible(project: Project, port: str, at: datetime.datetime | None = None) -> User | None:
    """Who must dispatch for the port now; a port without a head falls to the customer-service head, then upwards."""
    for key in (port, PortKey.CUSTOMER_SERVICE):
        post = first_responsible_post(project, key)
        if post and (person := acting(post, at)):
            return person
    return post_holder(Role.PROJECT_CS_MANAGER, project, at=at)


def live_projects() -> QuerySet[Project]:
    """Projects whose customers the 400 answers: any employee may report for them."""
    return Project.objects.live().order_by("name_key", "id")


def superior_of(user: User, project: Project, at: datetime.datetime | None = None) -> User | None:
    """Who stands above him at the project: his post's own superior, else the role above; None at the top."""
    for post in posts_over(project).filter(Q(holder=user) | Q(deputy=user)):
        above = ABOVE.get(post.role)
        person = acting(post.superior, at) if post.superior else above and post_holder(above, project, at=at)
        if person and person != user:
            return person
    return None


def handlers(project: Project, port: str) -> QuerySet[User]:
    """Whom the port's head may dispatch to: people with the right to handle at the project and port."""
    return users_who("handle", project, port)


def users_who(grant: str, project: Project, port: str | None = None) -> QuerySet[User]:
    """Active people whose posts give the grant at the project."""
    posts = posts_over(project).filter(role__in=[role for role, grants in GRANTS.items() if grant in grants])
    posts = posts.filter(port__in=["", port]) if port else posts
    people = Q(pk__in=posts.values("holder")) | Q(pk__in=posts.values("deputy"))
    return User.objects.filter(people, is_active=True)


def group_posts_with(grant: str) -> QuerySet[Post]:
    """Posts of the whole group that give the grant."""
    roles = [role for role, grants in GRANTS.items() if grant in grants]
    posts = Post.objects.filter(corporation__isnull=False, role__in=roles)
    return posts.select_related("holder", "deputy").order_by("id")


def group_holders(role: str) -> list[User]:
    """Those who answer in a role of the whole group: each post's holder, while he is away his deputy."""
    posts = Post.objects.filter(corporation__isnull=False, role=role).select_related("holder", "deputy").order_by("id")
    return [person for post in posts if (person := _present(post))]


def group_users_who(grant: str) -> QuerySet[User]:
    """Those whose post of the whole group gives the grant."""
    posts = group_posts_with(grant)
    return User.objects.filter(Q(pk__in=posts.values("holder")) | Q(pk__in=posts.values("deputy")), is_active=True)


def holders(role: str, project: Project) -> list[int]:
    """User ids of those who answer in the role for the project: each post's holder, while he is away his deputy."""
    people = [_present(post) for post in posts_for(role, project)]
    return list(dict.fromkeys(person.pk for person in people if person))


def _present(post: Post) -> User | None:
    """Of the post alone, without its superiors; where both are away the holder."""
    people = [person for person in (post.holder, post.deputy) if person and person.is_active]
    return next((person for person in people if not is_absent(person)), people[0] if people else None)


def on_duty(project: Project, port: str = "", at: datetime.datetime | None = None) -> User | None:
    """Who is on the roster of the port, else of the project's night line; absent people are passed over."""
    moment = at or timezone.now()
    shifts = DutyRoster.objects.filter(
        project=project, port__in={"", port}, starts_at__lte=moment, ends_at__gt=moment, user__is_active=True
    ).select_related("user")
    return next((s.user for s in shifts.order_by("-port", "-starts_at") if not is_absent(s.user, moment)), None)


def on_shift() -> QuerySet[SeatPresence]:
    """The seats of the 400 centre now; a desk that shows no sign of life is nobody's."""
    there = SeatPresence.objects.filter(off_at=None, seen_at__gte=timezone.now() - LOST_AFTER)
    return there.select_related("user").order_by("on_at")


def watched_by(user: User) -> list[str]:
    """Topics of open screens beyond his places and himself."""
    return [SEATS] if user.may("see_seats") else []


def seat_of(user: User) -> SeatPresence | None:
    """The seat he has taken, if any."""
    return SeatPresence.objects.filter(user=user, off_at=None).first()


def is_on_shift(user: User) -> bool:
    return SeatPresence.objects.filter(user=user, off_at=None).exists()


def on_shift_who(grant: str, project: Project, besides: Iterable[int | None] = ()) -> QuerySet[SeatPresence]:
    """The seats of those whose posts give the grant at the project."""
    able = on_shift().filter(user__in=users_who(grant, project).values("pk"))
    return able.exclude(user__in={pk for pk in besides if pk})


def roster_week(project: Project, monday: datetime.date) -> QuerySet[DutyRoster]:
    """The shifts that touch the week from that Monday."""
    start = timezone.make_aware(datetime.datetime.combine(monday, datetime.time()))
    end = start + datetime.timedelta(days=7)
    shifts = DutyRoster.objects.filter(project=project, starts_at__lt=end, ends_at__gt=start)
    return shifts.select_related("user").order_by("starts_at", "port")


def absences_now(at: datetime.datetime | None = None) -> QuerySet[Absence]:
    moment = at or timezone.now()
    return Absence.objects.filter(starts_at__lte=moment, ends_at__gt=moment).select_related("user")


def _rungs(role: str, project: Project) -> list[str]:
    """The role and those above it to the top; without a region the city company's GM stands on the regional rung."""
    steps = [role]
    if role == Role.REGIONAL_GM and project.city_company.region_id is None:
        steps.append(Role.CITY_GM)
    while above := ABOVE.get(role):
        steps.append(above)
        role = above
    return steps
