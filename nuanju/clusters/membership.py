"""A case that no longer fits leaves by itself, one at another house stands there for that one; a letter follows its problem."""

from nuanju.cases.models import Case
from nuanju.clusters import facts, keys
from nuanju.clusters.choices import Rule
from nuanju.clusters.models import Cluster, Member
from nuanju.clusters.queries import current
from nuanju.clusters.verbs.absorb import absorb
from nuanju.clusters.verbs.leave import leave
from nuanju.clusters.verbs.move import move
from nuanju.core.actors import SYSTEM


def follow(case: Case) -> None:
    _move_letter(case)
    for member in Member.objects.filter(case=case, left_at=None).select_related("cluster"):
        if why := _why_out(member, case):
            leave(member.cluster, case=case, reason=why, by=SYSTEM)
        elif _elsewhere(member, case):
            move(member.cluster, case=case, by=SYSTEM)


def _elsewhere(member: Member, case: Case) -> bool:
    here = (keys.unit_of(case), case.house_id, case.household_id)
    return here != (member.unit, member.house_id, member.household_id)


def _why_out(member: Member, case: Case) -> str:
    if case.state in facts.OUT:
        return f"诉求{case.get_state_display()}"
    if case.kind in facts.NO_PROBLEM:
        return f"改为{case.get_kind_display()}"
    by_rules = Rule.HAND not in member.rules
    return "问题编码已更正" if by_rules and keys.key_of(case) not in _keys(member.cluster) else ""


def _keys(cluster: Cluster) -> set[str]:
    """Its own and those of the clusters it took in."""
    return {cluster.key, *Cluster.objects.filter(joined_into=cluster).values_list("key", flat=True)}


def _move_letter(case: Case) -> None:
    """A cluster opened for a letter without a code takes the code, or goes into the cluster that has it."""
    alone, code = f"{keys.ALONE}{case.pk}", keys.key_of(case)
    mine = Cluster.objects.filter(project=case.project_id, key=alone).under_way().first()
    if mine is None or code is None:
        return
    there = current(case.project_id, code)
    if there is not None and there.is_under_way:
        absorb(there, other=mine, reason="问题编码明确为同一问题", by=SYSTEM)
    else:
        title = f"{case.project} {keys.title_of(code)}"[:120]
        Cluster.objects.filter(pk=mine.pk).update(key=code, title=title)
