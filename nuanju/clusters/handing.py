"""What a cluster leaves to the one that took it in: its plan, demands, answers, organisers and care calls."""

from nuanju.clusters.models import Cluster, HouseholdAnswer, Organiser
from nuanju.clusters.queries import present

PLAN = ("cause", "liable", "compensation", "solution", "planned_at")


def hand_over(other: Cluster, row: Cluster) -> None:
    """`row` is locked and has the members already. Answers follow only the plan they were given to."""
    other.demands.update(cluster=row)
    other.care_calls.update(cluster=row)
    if not row.solution:
        for name in PLAN:
            setattr(row, name, getattr(other, name) or getattr(row, name))
    if row.solution == other.solution:
        _answers(other, row)
    _organisers(other, row)


def _answers(other: Cluster, row: Cluster) -> None:
    """The latest word of a household counts."""
    said = {a.unit: a for a in HouseholdAnswer.objects.filter(cluster=row)}
    for answer in HouseholdAnswer.objects.filter(cluster=other):
        mine = said.get(answer.unit)
        if mine is None or mine.at < answer.at:
            HouseholdAnswer.objects.filter(cluster=row, unit=answer.unit).delete()
            HouseholdAnswer.objects.filter(pk=answer.pk).update(cluster=row)


def _organisers(other: Cluster, row: Cluster) -> None:
    """A household speaks for the others once, by its membership here."""
    speak = set(Organiser.objects.filter(cluster=row).values_list("member__unit", flat=True))
    here = {m.unit: m for m in present(row).order_by("-voiced_at", "-id")}
    for one in Organiser.objects.filter(cluster=other).select_related("member").order_by("id"):
        unit = one.member.unit
        if unit in here and unit not in speak:
            Organiser.objects.filter(pk=one.pk).update(cluster=row, member=here[unit])
            speak.add(unit)
