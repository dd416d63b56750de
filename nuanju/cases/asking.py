"""Requests that somebody else decides: which there are, in what words they are told, and whose word they wait for."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from nuanju.cases import pausing, turns
from nuanju.cases.choices import Severity
from nuanju.cases.flow import FLOW
from nuanju.org.choices import Role
from nuanju.org.models import Post, User
from nuanju.org.queries import group_posts_with, posts_for

APPROVES = {Severity.NORMAL: Role.PROJECT_GM, Severity.IMPORTANT: Role.REGIONAL_GM}  # above these the group's director


class Asked(NamedTuple):
    """One sort of request: its rows at the case, the verb that decides it, what is asked and why, who stands on which rung."""

    rows: str
    verb: str
    what: Callable[[Any], str]
    why: Callable[[Any], str]
    rungs: Callable[[Any, Any], Iterator[list[Post]]]


def waiting(case, asked: Asked):
    """The request that still waits; a decided one needs nobody any more."""
    rows = getattr(case, asked.rows)
    return rows.asked().first() if asked.rows == "solutions" else rows.filter(approved=None).first()


def decided(case, asked: Asked, *, approved: bool):
    """The last one of somebody's requests that was decided so."""
    return getattr(case, asked.rows).filter(approved=approved).exclude(by=None).order_by("-decided_at").first()


def deciders(case, asked: Asked, request) -> list[User]:
    """Of the lowest rung that may and is there; nobody decides what he asked for himself."""
    return turns.one_of_each(
        lambda: asked.rungs(case, request), lambda user: user.pk != request.by_id and FLOW.may(user, case, asked.verb)
    )


def _pause_rungs(case, pause) -> Iterator[list[Post]]:
    rung = pausing.rung_of(pause)
    if rung == 0:
        yield _heads(case)
    if rung <= 1:
        yield list(posts_for(Role.PROJECT_GM, case.project))
        yield list(posts_for(Role.CITY_GM, case.project))
    yield _regional(case)


def _special_rungs(case, request) -> Iterator[list[Post]]:
    role = APPROVES.get(Severity(case.severity), Role.GROUP_CS_DIRECTOR)
    yield _regional(case) if role == Role.REGIONAL_GM else list(posts_for(role, case.project))


def _cancel_rungs(case, request) -> Iterator[list[Post]]:
    yield list(posts_for(Role.SHIFT_LEAD, case.project))


def _lower_rungs(case, request) -> Iterator[list[Post]]:
    yield list(group_posts_with("lower"))


def _revision_rungs(case, version) -> Iterator[list[Post]]:
    yield _heads(case)
    yield list(posts_for(Role.PROJECT_GM, case.project))


def _heads(case) -> list[Post]:
    return list(posts_for(Role.FIRST_RESPONSIBLE, case.project, case.port))


def _regional(case) -> list[Post]:
    """Without a region the city company's GM stands on the regional rung."""
    role = Role.REGIONAL_GM if case.project.city_company.region_id else Role.CITY_GM
    return list(posts_for(role, case.project))


PAUSE = Asked(
    "pauses", "decide_pause", lambda r: f"挂起至{r.resume_on:%m月%d日}",
    lambda r: f"{r.get_reason_display()}，{r.evidence}", _pause_rungs,
)  # fmt: skip
SPECIAL = Asked(
    "special_closings", "special_close", lambda r: "特殊关闭", lambda r: f"{r.get_reason_display()}，{r.evidence}",
    _special_rungs,
)  # fmt: skip
CANCEL = Asked(
    "cancel_requests", "cancel", lambda r: "撤销", lambda r: f"{'误登记' if r.misfiled else '客户撤回'}，{r.evidence}",
    _cancel_rungs,
)  # fmt: skip
LOWER = Asked("lowerings", "lower", lambda r: f"降为{r.get_level_display()}", lambda r: r.reason, _lower_rungs)
REVISION = Asked("solutions", "decide_revision", lambda r: "变更方案", lambda r: r.measure, _revision_rungs)

ASKED = {
    "case.pause_asked": PAUSE, "case.special_proposed": SPECIAL, "case.cancel_asked": CANCEL, "case.lower_asked": LOWER,
}  # fmt: skip
DECIDED = {
    "case.special_closed": (SPECIAL, True), "case.special_refused": (SPECIAL, False),
    "case.cancelled": (CANCEL, True), "case.cancel_refused": (CANCEL, False),
    "case.severity_lowered": (LOWER, True), "case.lower_refused": (LOWER, False),
}  # fmt: skip
