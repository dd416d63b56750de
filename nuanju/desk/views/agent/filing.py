"""File what the screen holds: one command, all or nothing."""

from django.http import QueryDict

from nuanju.cases import queries, verbs
from nuanju.cases.choices import FEEDBACK, Channel, Kind
from nuanju.cases.inputs import Register, register_case
from nuanju.cases.models import Case
from nuanju.core.commands import once
from nuanju.core.refusals import Invalid
from nuanju.customers import queries as customers
from nuanju.customers.models import Customer
from nuanju.customers.phones import read
from nuanju.customers.verbs import add_customer
from nuanju.desk.views.agent.reading import given
from nuanju.hotline import verbs as hotline
from nuanju.hotline.models import Call
from nuanju.library.models import KnowledgeArticle
from nuanju.org.models import Project

ANSWERABLE = (Kind.ENQUIRY, *FEEDBACK)
BY_ITSELF = (
    Channel.SURVEY_LOW_SCORE,
    Channel.PERIODIC_INSPECTION,
    Channel.DELIVERY_INSPECTION,
)  # other desks file these


def file(data: QueryDict, *, by) -> dict:
    """The answer of the command: number, and whether it was answered at once. Twice is once."""
    return once(data.get("command_id"), by=by, verb="agent.file", run=lambda: _file(data, by))


def _file(data: QueryDict, by) -> dict:
    answer = data.get("answer", "").strip()
    wish = with_phone(given(data, assign=not answer), by)
    if answer and wish.kind not in ANSWERABLE:
        wish = wish.model_copy(update={"kind": Kind.ENQUIRY}) if not wish.code else wish
    if not answer and not wish.code and wish.kind not in ANSWERABLE:
        raise Invalid("problem_missing", "code")
    case = register_case(with_customer(wish, by), by=by)
    if answer:
        verbs.answer(case, answer=answer, article=_article(data, by), by=by)
    _tell_call(case, by)
    return {"number": case.number, "answered": bool(answer)}


def _tell_call(case: Case, by) -> None:
    """One alone with the number needed no choice: who called is known by what was filed."""
    call = Call.objects.visible_to(by).filter(call_id=case.call_ref or None, agent=by, customer=None).first()
    if call and case.customer_id:
        hotline.choose_customer(call, customer=case.customer, by=by)


def with_phone(wish: Register, by) -> Register:
    """Without another number the customer is called back where he called from, else at his first number. The page never
    holds a number in full."""
    if wish.phone:
        return wish
    call = Call.objects.visible_to(by).filter(call_id=wish.call_id).first() if wish.call_id else None
    if call and call.phone:
        return wish.model_copy(update={"phone": call.phone})
    customer = Customer.objects.visible_to(by).filter(pk=wish.customer).first() if wish.customer else None
    phone = customer.phones.first() if customer else None
    return wish.model_copy(update={"phone": phone.number}) if phone else wish


def with_customer(wish: Register, by) -> Register:
    """Somebody who gave a name but is not known becomes a temporary contact."""
    if wish.customer or not wish.caller_name:
        return wish
    known = [p for p in customers.by_phone(wish.phone, by) if p.customer.name == wish.caller_name] if wish.phone else []
    if len(known) == 1:
        return wish.model_copy(update={"customer": known[0].customer.pk})
    project = Project.objects.visible_to(by).filter(code=wish.project).first()
    if project is None:
        return wish
    new = add_customer(name=wish.caller_name, phone=read(wish.phone), project=project, by=by)
    return wish.model_copy(update={"customer": new.pk})


def join(case: Case, data: QueryDict, *, by) -> dict:
    """Chase the case with the words typed."""

    def run() -> dict:
        verbs.chase(case, words=data.get("text", ""), by=by, **_brought(data))
        return {"number": case.number, "joined": True}

    return once(data.get("command_id"), by=by, verb=f"agent.join {case.number}", run=run)


def reopen(case: Case, data: QueryDict, *, by) -> dict:
    """The same event is back: the closed case goes on with the words typed."""

    def run() -> dict:
        verbs.reopen(case, reason=data.get("text", ""), by=by, **_brought(data))
        return {"number": case.number, "reopened": True}

    return once(data.get("command_id"), by=by, verb=f"agent.reopen {case.number}", run=run)


def _brought(data: QueryDict) -> dict:
    """The call and the uploads of the screen, which go with the words to the case that is there."""
    return {"call_ref": data.get("call_id", "")[:64], "photos": tuple(data.getlist("files"))}


def shown(filed: dict, data: QueryDict, user) -> dict:
    """The big number, what to read to the customer, and how to go on with the same caller."""
    case = Case.objects.visible_to(user).cards().select_related("first_asked").get(number=filed["number"])
    place = data.get("place", "")
    return filed | {
        "case": case,
        "due": queries.due_of(case, "rework_contact" if filed.get("reopened") else "contact"),
        "next_step": queries.next_step(case),
        "same": {k: data.get(k, "") for k in ("call", "customer")} | {"house": place[1:] if place[:1] == "h" else ""},
    }


def _article(data: QueryDict, by) -> KnowledgeArticle | None:
    pk = data.get("article", "")
    return KnowledgeArticle.objects.visible_to(by).filter(pk=pk).first() if pk.isdecimal() else None
