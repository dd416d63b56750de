"""端口派工台: what waits for my dispatch, check or decision, who has how much on his hands, what is late."""

from django.http import HttpResponse
from django.shortcuts import render

from nuanju.cases.models import Case
from nuanju.cases.queries import to_decide_by
from nuanju.core.refusals import Denied
from nuanju.desk.forms import Option
from nuanju.desk.views.cases.picks import handler_options
from nuanju.org.choices import Role
from nuanju.org.requests import StaffRequest

SHOWN = 200
DECIDE = ("approve_normal", "approve_important", "approve_hot", "approve_cancel", "lower")
WHAT = {
    "decide_pause": "申请挂起", "special_close": "申请特殊关闭", "decide_revision": "申请变更方案", "cancel": "申请撤销",
    "lower": "申请降级",
}  # fmt: skip
PAUSES = (Role.PROJECT_GM, Role.CITY_GM, Role.REGIONAL_GM)


def may_use(user) -> bool:
    """Heads of ports, and whoever decides requests: pauses too are a matter of the general managers."""
    return any(user.may(grant) for grant in ("dispatch", *DECIDE)) or any(map(user.holds, PAUSES))


def waiting_for(user) -> int:
    """The number beside 派工 in the rail."""
    if not may_use(user):
        return 0
    cases = Case.objects.visible_to(user)
    decide = len(to_decide_by(cases, user))
    if not user.may("dispatch"):
        return decide
    return cases.to_dispatch_by(user).count() + cases.to_accept_as_head_by(user).count() + decide


def port_desk(request: StaffRequest) -> HttpResponse:
    if not may_use(request.user):
        raise Denied("dispatch")
    user, cases = request.user, Case.objects.visible_to(request.user)
    waiting = list(cases.to_dispatch_by(user).cards().select_related("project__city_company").by_due()[:SHOWN])
    offers = handlers_of(waiting, user)
    context = {
        "rows": [(case, suggested(offers[case.project_id, case.port])) for case in waiting],
        "people": everybody(offers),
        "finished": cases.to_accept_as_head_by(user).cards().by_due()[:SHOWN],
        "late": cases.headed_by(user).overdue().cards().by_due()[:SHOWN],
        "assists": user.helped_cases.filter(ended_at=None).select_related("case__house", "case__common_area", "by"),
        "decisions": decisions(cases, user),
    }
    return render(request, "desk/port/desk.html", context)


def handlers_of(cases: list[Case], user) -> dict[tuple, list[Option]]:
    """Whom one may dispatch to, once per project and port."""
    found: dict[tuple, list[Option]] = {}
    for case in cases:
        key = (case.project_id, case.port)
        if key not in found:
            found[key] = handler_options(case.project, [case.port], user)
    return found


def suggested(options: list[Option]) -> Option | None:
    """The one present with the least overdue and the least on his hands."""
    return next((o for o in options if not o.disabled), None)


def everybody(offers: dict[tuple, list[Option]]) -> list[Option]:
    return list({o.value: o for options in offers.values() for o in options}.values())


def decisions(cases, user) -> list[tuple[Case, str, str]]:
    """Requests that wait for my word: (case, what, verb)."""
    return [(case, WHAT[asked.verb], asked.verb) for case, asked in to_decide_by(cases, user)[:SHOWN]]
