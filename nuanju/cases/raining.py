"""Leaks are asked about a second time: after the next heavy rain, or so many days after acceptance (problem-library.md §8)."""

import datetime

from django.utils import timezone

from nuanju.cases.choices import REPAIRS
from nuanju.cases.figures import figure
from nuanju.cases.models import RainCheck
from nuanju.sla import queries as sla
from nuanju.sla.choices import HoursKey


def plan(case, *, number: int, accepted_at: datetime.datetime) -> RainCheck | None:
    """For a repair of a leak, once a round; `number` is the round that was accepted."""
    node = case.final_node or case.node
    if case.kind not in REPAIRS or node is None or node.sym != "leak":
        return None
    due = within(case.project_id, accepted_at, "rain_check_days")
    given = {"accepted_at": accepted_at, "due_at": due}
    return RainCheck.objects.get_or_create(case=case, round=number, defaults=given)[0]


def within(project_id: int, at: datetime.datetime, key: str) -> datetime.datetime:
    """So many calendar days later, off the rest days."""
    return sla.calendar(project_id, HoursKey.WORKING, since=at).add(at, sla.Limit(figure(key), "cd"))


def waiting(user):
    """What is to be asked now: due within the days one has after a rain; the most pressing first."""
    ahead = timezone.now() + datetime.timedelta(days=int(figure("rain_check_after_days")))
    rows = RainCheck.objects.visible_to(user).open().filter(due_at__lte=ahead)
    return rows.select_related("case__project", "case__house", "case__common_area", "case__handler", "rain").order_by(
        "due_at", "id"
    )
