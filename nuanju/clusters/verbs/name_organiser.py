"""Organiser: which household speaks for the others."""

from django.utils import timezone

from nuanju.cases import checks
from nuanju.clusters.flow import FLOW
from nuanju.clusters.models import Cluster, Member, Organiser
from nuanju.core.refusals import Invalid


def name_organiser(cluster: Cluster, *, member: Member, by, note: str = "") -> Cluster:
    if member.cluster_id != cluster.pk or member.left_at:
        raise Invalid("household_missing", "member")
    words = checks.line(note, 200)
    household = str(member.house or member.case)
    with FLOW.advance(cluster, "name_organiser", by=by, household=household, note=words) as row:
        if Organiser.objects.filter(cluster=row, member__unit=member.unit).exists():
            raise Invalid("organiser_already", "member")
        Organiser.objects.create(cluster=row, member=member, note=words, by=by, at=timezone.now())
    return cluster
