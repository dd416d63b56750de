"""R-G: tellings that sound alike but were filed under different problems are offered to a person, never joined by themselves."""

from django.utils import timezone

from nuanju.cases.models import Case
from nuanju.clusters import facts, keys
from nuanju.clusters.choices import Likeness
from nuanju.clusters.figures import figures
from nuanju.clusters.likeness import jaccard, places
from nuanju.clusters.models import Suggestion
from nuanju.clusters.queries import days, of_case
from nuanju.estate.models import CommonArea

AT_MOST = 300  # the latest of the project
OFFERED = 3


def offer(case: Case) -> list[Suggestion]:
    """The likest ones, those of a cluster first; each pair is offered once."""
    found = sorted(_found(case), key=lambda s: (s.cluster is None, -s.score))[:OFFERED]
    Suggestion.objects.bulk_create(found, ignore_conflicts=True)
    return found


def _found(case: Case) -> list[Suggestion]:
    alike, alike_place = map(float, figures("cluster_words_alike", "cluster_words_alike_place"))
    names = frozenset(CommonArea.objects.filter(project=case.project_id).values_list("name", flat=True))
    here, mine, found = _named(case, names), of_case(case), []
    for other in _lately(case):
        common = sorted(here & _named(other, names))
        score = jaccard(case.words, other.words)
        if score < (alike_place if common else alike):
            continue
        cluster = of_case(other)
        if mine is None or cluster is None or cluster.pk != mine.pk:
            kind = Likeness.WORDS if score >= alike else Likeness.PLACE
            found.append(
                Suggestion(
                    project_id=case.project_id, case=case, like=other, cluster=cluster, kind=kind,
                    score=round(score, 3), place="、".join(common)[:60], at=timezone.now(),
                )
            )  # fmt: skip
    return found


def _lately(case: Case) -> list[Case]:
    """Other households' earlier cases of these days under another problem, or under none; a pair is met once."""
    span = days("cluster_words_days")
    near = (case.registered_at - span, case.registered_at + span)
    rows = facts.counted().filter(project=case.project_id, registered_at__range=near, pk__lt=case.pk)
    rows = rows.select_related("node", "building").order_by("-registered_at")[:AT_MOST]
    key, unit = keys.key_of(case), keys.unit_of(case)
    return [r for r in rows if keys.unit_of(r) != unit and (key is None or keys.key_of(r) != key)]


def _named(case: Case, names: frozenset[str]) -> frozenset[str]:
    """Places of the words, and the building the case stands in."""
    own = f" {case.building.name}" if case.building else ""
    return places(f"{case.words} {case.place_text}{own}", names)
