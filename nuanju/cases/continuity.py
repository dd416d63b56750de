"""What came before on the same issue: a problem not durably cured stays in term, so does a repair that fails early."""

import datetime

from django.utils import timezone

from nuanju.cases.choices import Ruling
from nuanju.cases.figures import figure, figures
from nuanju.cases.models import Acceptance, Case
from nuanju.issues import queries as issues
from nuanju.warranty import dates
from nuanju.warranty.choices import Basis
from nuanju.warranty.queries import Ruling as Answer
from nuanju.warranty.queries import facts_of
from nuanju.warranty.queries import rule as rule_by_term


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
    """The provisional ruling; the issue's past is asked only when the term alone says no."""
    place, day = facts_of(case.house or case.common_area), timezone.localdate(case.registered_at)
    given = {"reported_on": day, "project": case.project, "code": node.code}
    answer = rule_by_term(place, facts, **given)
    issue = issues.find(**issue_key(case, node)) if answer.ruling == Ruling.OUT_OF_TERM else None
    if issue is None:
        return answer
    if end := _repair_warranty(issue, facts.w, day):
        words = f"同一问题曾在保修内维修，维修部位保修到{end.year}年{end.month}月{end.day}日，按保修内受理。"
        return answer._replace(ruling=Ruling.IN_WARRANTY, basis=Basis.CONTINUITY, end_on=end, sentence=words)
    since = issues.opened_at(issue, at=case.registered_at, round_gap_days=int(figure("issue_round_days")))
    return rule_by_term(place, facts, first_reported_on=timezone.localdate(since), **given) if since else answer


def _repair_warranty(issue, key: str, day: datetime.date) -> datetime.date | None:
    """The end of the warranty on the last repair in term, while it lasts."""
    repair = Acceptance.objects.filter(
        passed=True, case__issue_round__issue=issue, case__warranty_ruling=Ruling.IN_WARRANTY
    ).order_by("-at").first()  # fmt: skip
    if repair is None:
        return None
    other, waterproof = figures("repair_warranty_months", "repair_warranty_waterproof_months")
    end = dates.after_months(timezone.localdate(repair.at), int(waterproof if key == "WATERPROOF" else other))
    return end if day <= end else None


def last_of_round_before(issue_round) -> Case | None:
    """The latest case of the round before this one."""
    before = Case.objects.filter(issue_round__issue=issue_round.issue_id, issue_round__number=issue_round.number - 1)
    return before.order_by("-registered_at").first()
