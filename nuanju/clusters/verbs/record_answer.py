"""Answer: what one household says to the plan; the latest counts."""

from django.utils import timezone

from nuanju.cases import checks
from nuanju.clusters.choices import Answer
from nuanju.clusters.flow import FLOW
from nuanju.clusters.models import Cluster, HouseholdAnswer, Member
from nuanju.core.refusals import Invalid, Refused


def record_answer(cluster: Cluster, *, member: Member, answer: str, by, note: str = "") -> Cluster:
    if member.cluster_id != cluster.pk or member.left_at:
        raise Invalid("household_missing", "member")
    said, words = Answer(answer), checks.line(note, 200)
    household = str(member.house or member.case)
    with FLOW.advance(cluster, "record_answer", by=by, household=household, answer=str(said.label), note=words) as row:
        if not row.solution:
            raise Refused("no_plan", row)
        values = {"answer": said, "note": words, "by_id": by.pk, "at": timezone.now()}
        HouseholdAnswer.objects.update_or_create(cluster=row, unit=member.unit, defaults=values)
    return cluster
