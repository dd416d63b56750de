"""Whom and what the forms of a case offer: handlers with their load, helpers, heads, contractors, articles, cases."""

from django.urls import reverse

from nuanju.cases import panels
from nuanju.cases.checklists import items_for
from nuanju.cases.models import Case
from nuanju.cases.verbs.accept import needs_test
from nuanju.customers.queries import by_phone, members
from nuanju.desk.forms import Option
from nuanju.estate.queries import contractors_of
from nuanju.library.models import KnowledgeArticle
from nuanju.org.queries import absences_now, handlers, users_who

PLAN = ("cause", "cause_code", "measure", "cost_bearer", "promised_on")


def picks(case, user) -> dict:
    """By the name a field's `pick` gives; asked only for the fields a form has."""
    return {
        "handlers": lambda: handler_options(case.project, [case.port], user, besides=case.handler_id),
        "helpers": lambda: _people(users_who("dispatch", case.project) | users_who("handle", case.project)),
        "talks": lambda: [Option(talk.ref, talk.words) for talk in panels.talks(case)],
        "callers": lambda: callers(case, user),
        "persons": lambda: _people(users_who("handle", case.project)),
        "contractor": lambda: [Option(c.pk, c.name) for c in contractors_of(case.project)],
        "article": lambda: [
            Option(a.pk, a.title)
            for a in KnowledgeArticle.objects.visible_to(user).published().for_project(case.project_id)
        ],
        "into": lambda: [Option(c.number, c.title) for c in same_household(case, user)],
    }


def handler_options(project, ports, user, besides: int | None = None) -> list[Option]:
    """Handlers of the ports, the one with the least on his hands first; absent ones cannot be chosen."""
    people = {p.pk: p for port in ports for p in handlers(project, port)}
    loads, absent = (
        Case.objects.visible_to(user).loads(people.values()),
        set(absences_now().values_list("user", flat=True)),
    )
    rows = [(loads.get(pk, {}), person) for pk, person in people.items()]
    rows.sort(key=lambda r: (r[1].pk in absent, r[0].get("late", 0), r[0].get("open", 0), r[1].name_key))
    return [
        Option(p.pk, p.name, "缺勤" if p.pk in absent else load_words(load), p.pk in absent)
        for load, p in rows
        if p.pk != besides
    ]


def load_words(load: dict) -> str:
    """在办 3 · 超时 1."""
    late = f"，超时 {load['late']}" if load.get("late") else ""
    return f"在办 {load.get('open', 0)}{late}"


def same_household(case, user):
    """Open cases this one may be a double entry of, the oldest first."""
    others = Case.objects.visible_to(user).open().filter(project=case.project_id, registered_at__lte=case.registered_at)
    same = others.filter(household=case.household_id) if case.household_id else others.filter(
        callback_phone=case.callback_phone or "—")  # fmt: skip
    return same.exclude(pk=case.pk).order_by("registered_at")[:8]


def callers(case, user) -> list[Option]:
    """Whom the call may have been from: the household, and whoever has the number."""
    home = [party.customer for party in members(case.household)] if case.household else []
    known = [found.customer for found in by_phone(case.callback_phone, user)] if case.callback_phone else []
    return [Option(c.pk, c.name) for c in dict.fromkeys([*home, *known]) if c.pk != case.customer_id]


def initial(case, verb: str) -> dict:
    """What the form of a verb starts with."""
    match verb:
        case "assign":
            return {"port": case.port}
        case "contact" | "complete" | "classify":
            return {"node": case.node.code if case.node else ""}
        case "agree" | "revise" | "propose":
            last = case.solutions.order_by("-number").first()
            ruling = {"ruling": case.warranty_ruling, "exclusion": case.exclusion}  # it may have changed since the last
            return ({k: getattr(last, k) for k in PLAN} if last else {}) | ruling
        case "accept" | "reject":
            return {"checklist": [{"item": item, "note": ""} for item in items_for(case, leak=needs_test(case))]}
    return {}


def combos(case) -> dict[str, tuple[str, str]]:
    """Address and present text of the node's box."""
    return {"node": (reverse("node_options"), f"{case.node.code} {case.node.zh}" if case.node else "")}


def _people(people) -> list[Option]:
    absent = set(absences_now().values_list("user", flat=True))
    return [Option(p.pk, p.name, "缺勤" if p.pk in absent else "") for p in people.order_by("name_key")]
