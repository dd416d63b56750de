"""Accept a likeness: the case belongs to the cluster; where there is none yet a person's judgement opens a watch."""

from django.db import transaction

from nuanju.clusters import keys
from nuanju.clusters.choices import Rule, Verdict
from nuanju.clusters.decisions import decide
from nuanju.clusters.enlist import Newcomer
from nuanju.clusters.models import Cluster, Suggestion
from nuanju.clusters.queries import current
from nuanju.clusters.verbs.join import join
from nuanju.clusters.verbs.open import open
from nuanju.core.actors import SYSTEM


@transaction.atomic
def accept_likeness(suggestion: Suggestion, *, by) -> Cluster:
    row = decide(suggestion, Verdict.ACCEPTED, "likeness.accepted", by=by)
    cluster = row.cluster if row.cluster and row.cluster.is_under_way else None
    code = keys.key_of(row.like) or f"{keys.ALONE}{row.like.pk}"
    cluster = cluster or current(row.project_id, code)
    if cluster is None or not cluster.is_under_way:
        first = Newcomer(row.like, frozenset({Rule.HAND}))
        cluster = open(row.project, code, newcomers=[first], by=SYSTEM)  # the other is joined by whoever decided
    for case in (row.like, row.case):
        if not cluster.members.filter(case=case, left_at=None).exists():
            join(cluster, case=case, reason=row.why, by=by, step="accept_likeness")
    Suggestion.objects.filter(pk=row.pk).update(cluster=cluster)
    return cluster
