"""Move: the place of a member's case was corrected, so it speaks for another household."""

from nuanju.clusters import keys
from nuanju.clusters.enlist import settle
from nuanju.clusters.flow import FLOW
from nuanju.clusters.models import Cluster, HouseholdAnswer
from nuanju.clusters.queries import present


def move(cluster: Cluster, *, case, by) -> Cluster:
    """What the household has said to the plan goes with it, unless others of the old one are still here."""
    with FLOW.advance(cluster, "move", by=by, case=case, place=case.place) as row:
        mine = row.members.get(case=case, left_at=None)
        was, mine.unit = mine.unit, keys.unit_of(case)
        mine.household_id, mine.house_id = case.household_id, case.house_id
        mine.save(update_fields=["unit", "household", "house"])
        said = HouseholdAnswer.objects.filter(cluster=row)
        if not present(row).filter(unit=was).exists() and not said.filter(unit=mine.unit).exists():
            said.filter(unit=was).update(unit=mine.unit)
        settle(row)
        row.event_data = {"households": row.households}
    return cluster
