"""The four values of a case, read from its facts (case-loop.md §6)."""

import datetime

from django.db.models import Case as Choose
from django.db.models import CharField, Count, F, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from nuanju.cases import inbound
from nuanju.cases.choices import FEEDBACK, OPEN, Channel, Kind, State
from nuanju.cases.models import Case
from nuanju.cases.severity import media, rules
from nuanju.cases.severity.assess import Lowered, Standing, Values, assess, known
from nuanju.cases.severity.levels import Hint
from nuanju.sla import queries as sla

APART = (Kind.ENQUIRY, *FEEDBACK)  # they neither count nor are counted
BROAD = (Kind.DESIGN_COMPLAINT, Kind.COMMITMENT_COMPLAINT)  # the same kind from the third level on


def _named(letter: str, field: str) -> Concat:
    return Concat(Value(letter), Cast(field, CharField()), output_field=CharField())


VOICE = Choose(  # one household is one customer; a person without a house counts as a household
    When(household__isnull=False, then=_named("h", "household_id")),
    When(customer__isnull=False, then=_named("c", "customer_id")),
    When(~Q(callback_phone=""), then=_named("p", "callback_phone")),
    default=_named("n", "id"),
    output_field=CharField(),
)


def standing(case: Case, values: Values | None = None, *, newborn: bool = False) -> Standing:
    """What the case's facts say of its level now; nobody has lowered a newborn one."""
    return assess(
        values or values_of(case), rules.of(case), takes_part=takes_part(case), forced=case.forced,
        hint=Hint(case.hint_level, case.hint_at_once), lowered=lowered(case) if case.pk and not newborn else None,
    )  # fmt: skip


def values_of(case: Case) -> Values:
    if not takes_part(case):
        return Values()
    return Values(same_of(case), others_of(case), delay_of(case), media_of(case))


def values_of_newborn(case: Case) -> Values:
    """Its clocks do not run yet and nobody has seen it in the media: nothing to ask."""
    if not takes_part(case):
        return Values()
    return Values(same_of(case), others_of(case), 0, media.GOVERNMENT if many_at_government(case) else 0)


def takes_part(case: Case) -> bool:
    return case.kind not in APART


def same_of(case: Case) -> int:
    """How often this customer had to ask on this event; for a case not yet filed: as if it were."""
    return inbound.same_customer_count(case) if case.pk else inbound.count_if_filed(case)


def others_of(case: Case, days: int | None = None, *, broad: bool = False) -> int:
    """Distinct households with the same problem in the project, the own one included."""
    if case.node is None:
        return 1
    return _voices(case, alike(case, days, broad=broad))


def _voices(case: Case, cases: QuerySet[Case]) -> int:
    """The household itself and the others among these; within a verb its own row still says what it was before."""
    others = cases.exclude(pk=case.pk).annotate(voice=VOICE).exclude(voice=own_voice(case))
    return others.aggregate(n=Count("voice", distinct=True))["n"] + 1


def own_voice(case: Case) -> str:
    if case.household_id:
        return f"h{case.household_id}"
    return (
        f"c{case.customer_id}"
        if case.customer_id
        else f"p{case.callback_phone}"
        if case.callback_phone
        else f"n{case.pk}"
    )


def alike(case: Case, days: int | None = None, *, broad: bool = False) -> QuerySet[Case]:
    """Cases of the same kind in the project that are open or not older than the days (of the case's own rules); `broad`:
    as design and promises look at it, from the third level on."""
    now = timezone.now()
    since = now - datetime.timedelta(days=days or rules.of(case).window_days)
    counted = Case._base_manager.filter(registered_at__lte=now).exclude(state__in=[State.MERGED, State.CANCELLED])
    counted = counted.exclude(kind__in=APART)
    recent = Q(state__in=OPEN) | Q(registered_at__gte=since)
    return counted.filter(same_kind(case, broad=broad), recent, project=case.project_id)


def same_kind(case: Case, *, broad: bool = False) -> Q:
    """The same part (L4); for design and promises the third level; a case known only roughly is alike only its like."""
    code = case.node.code if case.node else ""
    segments = code.split(".")
    broad = broad or case.kind in BROAD
    if len(segments) < 3 and not broad:
        return Q(node__code=code)
    part = ".".join(segments[: 2 if broad else 3])
    return Q(node__code=part) | Q(node__code__startswith=f"{part}.")


def delay_of(case: Case) -> int:
    return sla.delay_days(case, timezone.now()) if case.pk and case.is_open else 0


def media_of(case: Case) -> int:
    """From the sightings; and several households at the government's hotline with one topic are as loud as local media."""
    entries = case.media.values_list("outlet", "outlet_kind", "level") if case.pk else []
    return max(media.level(entries, rules.of(case).loud), media.GOVERNMENT if many_at_government(case) else 0)


def many_at_government(case: Case) -> bool:
    if case.channel != Channel.GOV_12345 or case.node is None:
        return False
    loud = rules.of(case).loud
    since = timezone.now() - datetime.timedelta(days=loud.days)
    topic = alike(case).filter(channel=Channel.GOV_12345, registered_at__gte=since)
    return _voices(case, topic) >= loud.households


def lowered(case: Case) -> Lowered | None:
    """What was known when the group last lowered the level."""
    last = case.lowerings.filter(approved=True).order_by(F("decided_at").desc()).first()
    return known(last.level, last.values, last.forced) if last else None
