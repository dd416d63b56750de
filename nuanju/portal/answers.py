"""What the customer may answer by the link, and what the page shows."""

from collections.abc import Callable

from django.http import QueryDict

from nuanju.cases import verbs
from nuanju.cases.choices import Dissatisfaction, State
from nuanju.cases.flow import FLOW
from nuanju.cases.models import Case
from nuanju.cases.publiclink import visitor
from nuanju.cases.queries import is_rated, may_close, scale
from nuanju.core.refusals import Invalid, Refused

ENDS = {
    State.CANCELLED: "这件事已经撤回，我们不再处理。需要时请再致电登记。",
    State.MERGED: "这件事已与另一单合并处理。",
}
STEPS = [
    ("已受理", (State.REGISTERED, State.ASSIGNED)),
    ("联系您", (State.DISPATCHED,)),
    ("定方案", (State.CONTACTED,)),
    ("处理", (State.IN_PROGRESS, State.REWORK)),
    ("验收", (State.PENDING_ACCEPTANCE,)),
    ("回访", (State.PENDING_FOLLOW_UP,)),
    ("完成", (State.CLOSED, State.SPECIAL_CLOSED)),
]


def page(case: Case, token: str) -> dict:
    """How the case stands in the customer's words, and the questions open to him."""
    proposal = case.solutions.filter(consent="").order_by("-number").first() if case.state == State.CONTACTED else None
    now = next((i for i, (_, states) in enumerate(STEPS) if case.state in states), len(STEPS))
    steps = [
        {"label": label, "state": "done" if i < now else "now" if i == now else "todo"}
        for i, (label, _) in enumerate(STEPS)
    ]
    promised = case.solutions.agreed().order_by("-number").first()
    return {
        "may_rate": case.state == State.PENDING_FOLLOW_UP or (case.state == State.CLOSED and not is_rated(case)),
        "case": case, "token": token, "steps": steps, "ended": ENDS.get(State(case.state), ""), "proposal": proposal, "promised": promised,
        "scale": scale(), "verbs": FLOW.verbs_for(visitor(case), case), "reasons": Dissatisfaction.choices,
    }  # fmt: skip


def rate(case: Case, data: QueryDict, by) -> None:
    """What the figures let close closes, the rest goes to rework with reasons; after the close it is only noted."""
    rating, words = _stars(data.get("rating")), data.get("words", "")
    consents = data.get("consents_to_close") == "yes"
    result = _stars(data["result_rating"]) if data.get("result_rating") else None
    reasons = [r for r in data.getlist("reasons") if r in Dissatisfaction.values]
    if case.state == State.CLOSED:
        verbs.rate(case, rating=rating, result_rating=result, reasons=tuple(reasons), words=words, by=by)
    elif may_close(rating, consents):
        verbs.close(case, rating=rating, result_rating=result, consents_to_close=consents, words=words, by=by)
    else:
        verbs.send_to_rework(case, rating=rating, result_rating=result, reasons=reasons, words=words, by=by)


def confirm(case: Case, data: QueryDict, by) -> None:
    verbs.confirm(case, number=_number(data.get("number")), by=by)


def reopen(case: Case, data: QueryDict, by) -> None:
    verbs.reopen(case, reason=data.get("reason", ""), by=by)


def withdraw(case: Case, data: QueryDict, by) -> None:
    """Before the first contact he needs nobody's agreement; later the people who are at work hear it from him."""
    reason = data.get("reason", "").strip()
    if not reason:
        raise Invalid("required", "reason", field="撤回原因")
    try:
        verbs.cancel(case, reason=reason, by=by)
    except Refused as refusal:
        if refusal.code != "wrong_state":
            raise
        now = refusal.subject
        raise Refused("withdrawn_already" if now.state == State.CANCELLED else "withdraw_too_late", now) from refusal


ANSWERS: dict[str, Callable] = {"rate": rate, "confirm": confirm, "reopen": reopen, "withdraw": withdraw}


def give(verb: str, case: Case, data: QueryDict, by) -> dict:
    ANSWERS[verb](case, data, by)
    return {"number": case.number}


def _stars(value) -> int:
    if value in ("1", "2", "3", "4", "5"):
        return int(value)
    raise Invalid("required", "rating", field="评分")


def _number(value) -> int:
    """The version of the proposal on the page."""
    if value and value.isascii() and value.isdecimal() and len(value) < 5:
        return int(value)
    raise Invalid("required", "number", field="方案版本")
