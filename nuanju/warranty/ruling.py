"""Rule on one problem at one place: warranty.md §6 steps 1–4. Pure; the final word is the engineer's at survey."""

import datetime
from dataclasses import dataclass
from typing import NamedTuple

from nuanju.warranty import dates
from nuanju.warranty.choices import Basis, RulingKey, TermRule, Treatment

HEATING = dates.Season((11, 15), (3, 15))


@dataclass(frozen=True)
class HouseFacts:
    """What is known of the place: a house, or with `common` a common part."""

    known: bool = True  # False = neither house nor common part is named yet
    handover_on: datetime.date | None = None
    marked_received: bool = False  # received, though nobody wrote down when
    deemed_delivered_on: datetime.date | None = None
    deemed_counts: bool = False  # the contract lets the deemed delivery start the warranty
    accepted_on: datetime.date | None = None  # completion acceptance of the building
    common: bool = False
    central_delivery_on: datetime.date | None = None
    notice_on_file: bool = False  # the owner was told of the coming end: no grace

    @property
    def starts_on(self) -> datetime.date | None:
        """The day before the first day of the term."""
        if self.common:
            known = [d for d in (self.central_delivery_on, self.accepted_on) if d]
            return max(known) if self.central_delivery_on else None
        return self.handover_on or (self.deemed_delivered_on if self.deemed_counts else None)


@dataclass(frozen=True)
class Term:
    """One warranty term as it holds for the place."""

    key: str
    zh: str
    rule: str = TermRule.MONTHS
    owner: int = 0  # months, or seasons
    contractor: int | None = None
    treatment: str = Treatment.WARRANTY

    def ends_on(self, start: datetime.date, length: int, season: dates.Season) -> datetime.date:
        if self.rule == TermRule.SEASONS:
            return dates.past_rest_days(dates.after_seasons(start, length, season))
        return dates.past_rest_days(dates.after_months(start, length))


class Ruling(NamedTuple):
    """The provisional answer; `sentence` is what the agent may say."""

    ruling: str
    basis: str
    key: str
    end_on: datetime.date | None
    grace: bool
    sentence: str


def rule(
    facts: HouseFacts,
    term: Term,
    *,
    reported_on: datetime.date,
    first_reported_on: datetime.date | None = None,
    season: dates.Season = HEATING,
    grace_days: int = 30,
) -> Ruling:
    """`first_reported_on` is the first report of the same, not durably cured problem (continuity)."""
    if term.treatment != Treatment.WARRANTY:
        basis = Basis.COMPLAINT if term.treatment == Treatment.ALWAYS_COMPLAINT else Basis.ASSISTANCE
        return _ruling(RulingKey.NOT_APPLICABLE, basis, term)
    if not facts.known:
        return _ruling(RulingKey.UNDETERMINED, Basis.PLACE_MISSING, term)
    start = facts.starts_on
    if start is None and facts.marked_received:
        return _ruling(RulingKey.UNDETERMINED, Basis.DATE_MISSING, term)
    if start is None or start > reported_on:
        return _ruling(RulingKey.IN_WARRANTY, Basis.PRE_DELIVERY, term)
    return _by_dates(facts, term, start, reported_on, first_reported_on or reported_on, season, grace_days)


def _by_dates(facts, term, start, reported_on, first_reported_on, season, grace_days) -> Ruling:
    owner_end = term.ends_on(start, term.owner, season)
    end, basis = owner_end, Basis.OWNER_TERM
    if facts.accepted_on and term.contractor:
        contractor_end = term.ends_on(facts.accepted_on, term.contractor, season)
        if contractor_end > owner_end:
            end, basis = contractor_end, Basis.CONTRACTOR_TERM
    if reported_on <= end:
        return _ruling(RulingKey.IN_WARRANTY, basis, term, end)
    if first_reported_on <= end:
        return _ruling(RulingKey.IN_WARRANTY, Basis.CONTINUITY, term, end)
    if reported_on <= end + datetime.timedelta(days=grace_days) and not facts.notice_on_file:
        return _ruling(RulingKey.IN_WARRANTY, Basis.GRACE, term, end)
    if _acceptance_could_tell(facts, term, start, reported_on, season):
        return _ruling(RulingKey.UNDETERMINED, Basis.ACCEPTANCE_MISSING, term)
    return _ruling(RulingKey.OUT_OF_TERM, Basis.EXPIRED, term, end)


def _acceptance_could_tell(facts, term, start, reported_on, season) -> bool:
    """The acceptance date is missing and, since it precedes delivery, might still put the report in term."""
    if facts.accepted_on or not term.contractor:
        return False
    return reported_on <= term.ends_on(start, term.contractor, season)


SENTENCES = {
    Basis.PRE_DELIVERY: "房屋还没有交付，按保修内受理。",
    Basis.OWNER_TERM: "{zh}保修到{end}，在保修期内。",
    Basis.CONTRACTOR_TERM: "{zh}保修到{end}（施工单位保修期未满），在保修期内。",
    Basis.CONTINUITY: "{zh}保修已于{end}到期，但保修期内报过且没有根治，仍按保修内受理。",
    Basis.GRACE: "{zh}保修已于{end}到期，仍在宽限期内且没有发过到期提醒，按保修内受理。",
    Basis.EXPIRED: "{zh}保修已于{end}到期，先按有偿报修受理；是否收费以房修工程师上门鉴定为准。",
    Basis.DATE_MISSING: "已收房但没有登记交付日期，先按投诉受理，并请项目补录日期。",
    Basis.PLACE_MISSING: "还没有确定房屋或公共部位，先按投诉受理，确定位置后再认定保修。",
    Basis.ACCEPTANCE_MISSING: "没有登记竣工验收日期，暂时不能认定{zh}是否过保，先按投诉受理，并请项目补录。",
    Basis.COMPLAINT: "{zh}不设保修期限，按投诉受理。",
    Basis.ASSISTANCE: "{zh}由相关单位负责，我们按协助受理并跟进到底。",
}


def _ruling(ruling: str, basis: Basis, term: Term, end: datetime.date | None = None) -> Ruling:
    words = f"{end.year}年{end.month}月{end.day}日" if end else ""
    sentence = SENTENCES[basis].format(zh=term.zh, end=words)
    return Ruling(ruling, basis, term.key, end, basis == Basis.GRACE, sentence)
