"""Call a verb with its input: ids become rows that the actor may see, then the one verb runs."""

from django.db import transaction

from nuanju.cases import choices as c
from nuanju.cases import intake, verbs
from nuanju.cases.inputs import beside, loop
from nuanju.cases.inputs.fields import Input
from nuanju.cases.inputs.register import Register
from nuanju.cases.models import Case
from nuanju.cases.preview import Preview, preview
from nuanju.cases.solutions import Plan
from nuanju.core import files
from nuanju.core.actors import SYSTEM
from nuanju.core.refusals import Invalid
from nuanju.customers.models import Customer
from nuanju.estate.models import CommonArea, Contractor, House
from nuanju.estate.queries import find_places
from nuanju.library import queries as library
from nuanju.library.models import KnowledgeArticle
from nuanju.org.models import Project, User

INPUTS: dict[str, type[Input]] = {
    "assign": loop.Assign,
    "answer": loop.Answer,
    "send_back": loop.SendBack,
    "dispatch": loop.Dispatch,
    "contact": loop.Contact,
    "agree": loop.Agree,
    "propose": loop.Propose,
    "complete": loop.Complete,
    "accept": loop.Accept,
    "reject": loop.Reject,
    "close": loop.Close,
    "send_to_rework": loop.SendToRework,
    "miss_follow_up": loop.MissFollowUp,
    "close_unreached": loop.Nothing,
    "check_rain": loop.CheckRain,
    "reopen": beside.Reopen,
    "revise": loop.Agree,
    "arrive": beside.Arrive,
    "make_safe": beside.MakeSafe,
    "log_contact": loop.LogContact,
    "note_progress": beside.NoteProgress,
    "chase": beside.Chase,
    "reassign": loop.Reassign,
    "classify": beside.Classify,
    "correct_caller": beside.CorrectCaller,
    "correct_place": beside.CorrectPlace,
    "set_deadline": beside.SetDeadline,
    "agree_date": beside.AgreeDate,
    "ask_help": beside.AskHelp,
    "end_help": beside.EndHelp,
    "withdraw_help": beside.WithdrawHelp,
    "ask_pause": beside.AskPause,
    "decide_pause": beside.DecidePause,
    "decide_revision": beside.DecideRevision,
    "resume": loop.Nothing,
    "merge": beside.Merge,
    "ask_cancel": beside.AskCancel,
    "cancel": loop.Nothing,
    "refuse_cancel": beside.Refuse,
    "propose_special": beside.ProposeSpecial,
    "special_close": loop.Nothing,
    "refuse_special": beside.Refuse,
    "add_media": beside.AddMedia,
    "ask_lower": beside.AskLower,
    "lower": loop.Nothing,
    "refuse_lower": beside.Refuse,
    "note": beside.Note,
}
SEEN = {
    "revise",
    "reassign",
    "classify",
    "correct_caller",
    "correct_place",
    "set_deadline",
    "agree_date",
}  # verbs that keep the state: the version looked at goes along
UNSEEN = {
    "tone",
    "wish",
    "visit_slots",
    "answers",
    "told_recording",
    "found_stage",
    "call_ref",
    "recurs_of",
}  # change no consequence
PLAN = (
    "cause", "cause_code", "measure", "cost_bearer", "promised_on", "ruling", "interim", "exclusion", "customer_told",
)  # fmt: skip


def perform(verb: str, case: Case, given: Input, *, by, seen: int | None = None) -> Case:
    """Run a verb on a case the actor may see; raises the verb's own refusals."""
    data = given.model_dump()
    for field, resolve in RESOLVE.items():
        if field in data:
            data[field] = resolve(data[field], by)
    if "place" in data:
        data |= _place(data.pop("place"), case)
    if verb in ("propose", "agree", "revise"):
        plan = {k: data.pop(k) for k in PLAN}
        data["plan"] = Plan(**plan | {k: plan[k] or "" for k in BLANK & plan.keys()})
    if verb in SEEN:
        data["seen"] = case.version if seen is None else seen
    data = {k: "" if v is None and k in BLANK else v for k, v in data.items()}
    return getattr(verbs, verb)(case, by=by, **data)


def register_case(given: Register, *, by) -> Case:
    """Intake, and assignment at once when asked for."""
    with transaction.atomic():  # a photo that is gone or a port without a head leaves no half case behind
        case = verbs.register(**_resolved(given, by), by=by)
        files.attach(given.photos, case, step="register", by=by)
        if given.assign:
            verbs.assign(case, port=intake.port_to_assign(case), by=by)
    return case


def preview_case(given: Register, *, by) -> Preview:
    """What `register_case` would file, by the same rows and rules; nothing is saved."""
    data = _resolved(given, by)
    return preview(**{k: v for k, v in data.items() if k not in UNSEEN}, by=by)


def _resolved(given: Register, by) -> dict:
    """Arguments of `register`: ids become rows the actor may see."""
    data = given.model_dump(exclude={"assign", "photos", "text", "kind", "code", "phone", "call_id"})
    data["project"] = _project(given.project, by)
    for field, resolve in PLACES.items():
        data[field] = resolve(data[field], by)
    return data | {
        "found_stage": data["found_stage"] or "", "words": given.text, "intent": _intent(given.kind),
        "node": _node(given.code, by), "callback_phone": given.phone, "call_ref": given.call_id,
    }  # fmt: skip


def _intent(kind: str | None) -> str | None:
    return kind if kind in (c.Kind.ENQUIRY, *c.FEEDBACK) else None


def _project(code: str, by):
    project = (
        Project.objects.select_related("city_company__region", "city_company__corporation").filter(code=code).first()
    )
    if project is None or not (by.reach.covers(project.pk) or by.kind == User.Kind.STAFF):
        raise Invalid("project_unknown", "project", code=code)
    return project


def _node(code: str | None, by):
    if not code:
        return None
    node = library.node(code)
    if node is None:
        raise Invalid("node_unknown", "code", code=code)
    if node.status == "retired":
        raise Invalid("node_retired", "code", code=code, instead=node.replaced_by or "新的编码")
    return node


def _seen_row(model, field: str, *related: str):
    def resolve(pk, by):
        if pk is None:
            return None
        row = model.objects.visible_to(by).select_related(*related).filter(pk=pk).first()
        if row is None:
            raise Invalid("not_found", field)
        return row

    return resolve


def _place(words: str, case) -> dict:
    """The one house or common area of the case's project these words name; the handler has no reach of his own."""
    if not words:
        return {}
    found = find_places(words, SYSTEM, case.project_id, limit=2)
    if len(found) != 1:
        raise Invalid("place_unclear", "place", words=words)
    return {"house" if isinstance(found[0], House) else "common_area": found[0]}


def _contractor(pk, by):
    """Firms are the group's: whoever completes a case may name any."""
    firm = Contractor.objects.filter(pk=pk).first() if pk else None
    if pk and firm is None:
        raise Invalid("not_found", "contractor")
    return firm


def _staff(field: str):
    def resolve(pk, by):
        if pk is None:
            return None
        user = User.objects.filter(pk=pk, is_active=True, kind=User.Kind.STAFF).first()
        if user is None:
            raise Invalid("person_unknown", field)
        return user

    return resolve


def _persons(pks, by):
    found = list(User.objects.filter(pk__in=pks, is_active=True))
    if len(found) < len(set(pks)):
        raise Invalid("person_unknown", "persons")
    return found


def _case(field: str):
    def resolve(number, by):
        case = Case.objects.visible_to(by).filter(number=str(number).strip().upper()).first()
        if case is None:
            raise Invalid("not_found", field)
        return case

    return resolve


def _case_if_any(number, by):
    return _case("recurs_of")(number, by) if number else None


PLACES = {
    "house": _seen_row(House, "house", "building"),
    "common_area": _seen_row(CommonArea, "common_area"),
    "customer": _seen_row(Customer, "customer"),
    "recurs_of": _case_if_any,
}
RESOLVE = {
    "handler": _staff("handler"),
    "helper": _staff("helper"),
    "persons": _persons,
    "contractor": _contractor,
    "node": _node,
    "customer": PLACES["customer"],
    "into": _case("into"),
    "article": _seen_row(KnowledgeArticle, "article"),
}
BLANK = {"repair_class", "ruling", "port", "exclusion", "cause_code"}
