"""What came before on the same issue: a problem not durably cured stays in term, so does a repair that fails early."""

import datetime
import functools
import operator
from typing import NamedTuple

from django.db.models import Min, Q
from django.utils import timezone

from nuanju.cases.choices import REPAIRS, Ruling, State
from nuanju.cases.figures import figure, figures
from nuanju.cases.models import Acceptance, CancelRequest, Case
from nuanju.issues import queries as issues
from nuanju.issues.models import Issue
from nuanju.library import queries as library
from nuanju.warranty import dates
from nuanju.warranty.choices import Basis
from nuanju.warranty.queries import Ruling as Answer
from nuanju.warranty.queries import facts_of
from nuanju.warranty.queries import rule as rule_by_term

MENDED = (State.PENDING_FOLLOW_UP, State.CLOSED, State.SPECIAL_CLOSED)  # what went into rework is not mended yet
ONE_DAY = datetime.timedelta(days=1)


def issue_key(case, node) -> dict:
    """What names the issue of a case."""
    code = ".".join(node.code.split(".")[:3]) if node else ""  # L4, or what is known of it
    place = {"project": case.project, "house": case.house, "common_area": case.common_area}
    return place | {"space": case.space, "node_code": code}


def round_to_join(case):
    """The running round of the event a case not yet filed would join."""
    issue = issues.find(**issue_key(case, case.node)) if case.node else None
    days = int(figure("issue_round_days"))
    return issues.current_round(issue, at=case.registered_at, round_gap_days=days) if issue else None


def rule(case, facts, node) -> Answer:
    """The provisional ruling: the term's own, and what the past of the same problem adds to it (warranty.md §6, 3 and 4).
    The past is asked only where a term has an end."""
    place, day = facts_of(case.house or case.common_area), timezone.localdate(case.registered_at)
    given = {"reported_on": day, "project": case.project, "code": node.code} | {
        "grace_days": int(figure("warranty_grace_days"))
    }
    answer = rule_by_term(place, facts, **given)
    if answer.end_on is None or answer.end_on >= _repair_end(day, facts.w):  # no repair so far lasts longer
        return answer
    past = issues.akin(**issue_key(case, node))
    if (end := _repair_warranty(past, facts.w, before=case.registered_at)) and end >= max(day, answer.end_on + ONE_DAY):
        return _by_repair(answer, end)
    if answer.ruling == Ruling.OUT_OF_TERM and (since := _first_reported(past, case)):
        return rule_by_term(place, facts, first_reported_on=timezone.localdate(since), **given)
    return answer


def _by_repair(answer: Answer, end: datetime.date) -> Answer:
    """The later end of the repaired part counts; in term without it, the term's own words stay."""
    words = f"同一问题曾在保修内维修，维修部位保修到{end.year}年{end.month}月{end.day}日"
    if answer.ruling == Ruling.IN_WARRANTY and answer.basis not in (Basis.CONTINUITY, Basis.GRACE):
        return answer._replace(end_on=end, sentence=f"{answer.sentence}{words}。")
    return answer._replace(
        ruling=Ruling.IN_WARRANTY, basis=Basis.CONTINUITY, end_on=end, grace=False, sentence=f"{words}，按保修内受理。"
    )


def _repair_warranty(past: list[Issue], key: str, *, before: datetime.datetime) -> datetime.date | None:
    """The end of the warranty on the last repair in term that was there when the customer spoke."""
    repair = Acceptance.objects.filter(
        passed=True, at__lte=before, case__issue_round__issue__in=past, case__warranty_ruling=Ruling.IN_WARRANTY
    ).order_by("-at").first() if past else None  # fmt: skip
    return _repair_end(timezone.localdate(repair.at), key) if repair else None


class Repaired(NamedTuple):
    """A part mended in term, and until when the mending itself is warranted."""

    case: Case
    on: datetime.date
    until: datetime.date


def repairs_of(house, on: datetime.date) -> list[Repaired]:
    """The last repair in term of each problem of the house, those that last on the day; the latest end first."""
    repairs = Acceptance.objects.filter(
        passed=True, case__house=house, case__kind__in=REPAIRS, case__warranty_ruling=Ruling.IN_WARRANTY,
        case__state__in=MENDED,
    ).select_related("case__node", "case__final_node", "case__issue_round")  # fmt: skip
    last: dict[tuple, Repaired] = {}
    for done in repairs.order_by("at"):
        case, day = done.case, timezone.localdate(done.at)
        issue = case.issue_round.issue_id if case.issue_round else None
        last[(issue, None if issue else case.pk)] = Repaired(case, day, _repair_end(day, _key(case)))
    return sorted((r for r in last.values() if r.until >= on), key=lambda r: r.until, reverse=True)


def mended_until(case) -> datetime.date | None:
    """Until when the repair of this case itself is warranted; None where nothing was mended in term."""
    if case.kind not in REPAIRS or case.warranty_ruling != Ruling.IN_WARRANTY:
        return None
    done = Acceptance.objects.filter(case=case, passed=True).order_by("-at").first()
    return _repair_end(timezone.localdate(done.at), _key(case)) if done else None


def _key(case) -> str:
    """The warranty key of what was found in the end."""
    node = case.final_node or case.node
    return (library.effective(node).w if node else "") or ""


def _repair_end(accepted: datetime.date, key: str) -> datetime.date:
    other, waterproof = figures("repair_warranty_months", "repair_warranty_waterproof_months")
    return dates.past_rest_days(dates.after_months(accepted, int(waterproof if key == "WATERPROOF" else other)))


def _first_reported(past: list[Issue], case) -> datetime.datetime | None:
    """The first report of a round that still lasts; one filed by mistake was none."""
    gap = int(figure("issue_round_days"))
    opened = [issues.opened_at(issue, at=case.registered_at, round_gap_days=gap) for issue in past]
    lasting = [Q(issue_round__issue=i, registered_at__gte=at) for i, at in zip(past, opened, strict=True) if at]
    if not lasting:
        return None
    mistaken = CancelRequest.objects.filter(misfiled=True, approved=True).values("case")
    reports = Case.objects.filter(functools.reduce(operator.or_, lasting)).exclude(pk__in=mistaken)
    return reports.aggregate(Min("registered_at"))["registered_at__min"]


def last_of_round_before(issue_round) -> Case | None:
    """The latest case of the round before this one."""
    before = Case.objects.filter(issue_round__issue=issue_round.issue_id, issue_round__number=issue_round.number - 1)
    return before.order_by("-registered_at").first()
