"""Questions to the warranty: the ruling on one problem, the table of a house."""

import datetime
from typing import NamedTuple

from nuanju.library.choices import WarrantyKey
from nuanju.library.queries import Effective
from nuanju.warranty import ruling, terms
from nuanju.warranty.choices import Basis, RulingKey, TermRule, Treatment
from nuanju.warranty.facts import facts_of
from nuanju.warranty.missing import SORTS, count_missing, missing_dates, needed_dates
from nuanju.warranty.models import SeasonDates, WarrantyTerm
from nuanju.warranty.ruling import HouseFacts, Ruling

__all__ = [
    "SORTS", "HouseFacts", "Row", "Ruling", "count_missing", "facts_of", "missing_dates", "needed_dates",
    "rule", "table",
]  # fmt: skip


class Row(NamedTuple):
    """One line of the warranty table shown at the pop-up and on the house page."""

    key: str
    zh: str
    end_on: datetime.date | None
    state: str  # a RulingKey
    basis: str
    words: str  # the term in words: 60个月
    sentence: str

    @property
    def label(self) -> str:
        return "未交付" if self.basis == Basis.PRE_DELIVERY else str(RulingKey(self.state).label)


def rule(
    facts: HouseFacts,
    effective: Effective,
    *,
    reported_on: datetime.date,
    project=None,
    code: str = "",
    key: str = "",
    first_reported_on: datetime.date | None = None,
    grace_days: int = 30,
) -> Ruling:
    """The provisional ruling at intake. `code` is the node's; `key` overrides the node's warranty key (e.g. debris
    found in a blocked pipe makes BLOCKAGE a PIPE_WIRE); `first_reported_on` is the first report of the same problem."""
    key = key or effective.w
    rows = list(WarrantyTerm.objects.that_may_hold_for(project and project.pk).filter(key=key))
    row = terms.choose(rows, key=key, code=code, delivered_on=facts.starts_on or reported_on)
    term = terms.term_of(row) if row else _unknown(key)
    season = season_of(project, reported_on) if term.rule == TermRule.SEASONS else ruling.HEATING
    return ruling.rule(
        facts, term, reported_on=reported_on, first_reported_on=first_reported_on, season=season, grace_days=grace_days
    )


def table(place, on: datetime.date, *, grace_days: int = 30) -> list[Row]:
    """Every term of a house or common area on a day, the one that ends last on top."""
    facts, project = facts_of(place), place.project
    rows = list(WarrantyTerm.objects.that_may_hold_for(project.pk).filter(treatment=Treatment.WARRANTY))
    season, found = season_of(project, on), []
    for key in dict.fromkeys(r.key for r in rows):
        row = terms.choose(rows, key=key, delivered_on=facts.starts_on or on)
        if row is None:  # a term kept for some parts only
            continue
        term = terms.term_of(row)
        answer = ruling.rule(facts, term, reported_on=on, season=season, grace_days=grace_days)
        words = in_words(term.rule, term.owner)
        found.append(Row(key, term.zh, answer.end_on, answer.ruling, answer.basis, words, answer.sentence))
    return sorted(found, key=lambda r: (r.end_on is None, -(r.end_on or on).toordinal()))


def in_words(rule: str, length: int) -> str:
    """60个月, 2个采暖季, 50年."""
    if rule != TermRule.SEASONS and length % 12 == 0 and length >= 24:
        return f"{length // 12}年"
    return f"{length}{unit_of(rule)}"


def unit_of(rule: str) -> str:
    return "个采暖季" if rule == TermRule.SEASONS else "个月"


def season_of(project, on: datetime.date) -> ruling.dates.Season:
    """The heating season of the project's city, else of the group."""
    company = project.city_company_id if project else None
    rows = SeasonDates.objects.filter(effective_on__lte=on).order_by("effective_on")
    own = [r for r in rows if r.city_company_id in (None, company)]
    if not own:
        return ruling.HEATING
    row = max(own, key=lambda r: (r.city_company_id is not None, r.effective_on))
    return ruling.dates.Season((row.first_month, row.first_day), (row.last_month, row.last_day))


def _unknown(key: str) -> ruling.Term:
    """A node without a term (no library node is known yet): nothing can be ruled out, so it is a complaint."""
    zh = WarrantyKey(key).label if key in WarrantyKey.values else "这项问题"
    return ruling.Term(key=key, zh=str(zh), treatment=Treatment.ALWAYS_COMPLAINT, rule=TermRule.NONE)
