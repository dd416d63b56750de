"""What the screen says while the agent types: problems, consequence, duplicates, script, articles."""

from django.db.models import Q
from django.http import QueryDict

from nuanju.cases import queries as cases
from nuanju.cases import suggesting
from nuanju.cases.inputs import preview_case
from nuanju.core.refusals import Refused
from nuanju.core.text import clean
from nuanju.desk.views.agent.filing import with_phone
from nuanju.desk.views.agent.reading import ASKED, given
from nuanju.estate.models import CommonArea, House
from nuanju.library import queries as library
from nuanju.org.models import Project

FIRST = 5


def picks(data: QueryDict, user) -> list[dict]:
    """Rows of the suggestion picker."""
    found = suggesting.suggest(
        clean(data.get("text", "")), project_id=_project(data, user), place=_chosen(data.get("place", ""), user),
        space=data.get("space", ""), limit=FIRST,
    )  # fmt: skip
    return [
        {"value": s.code, "label": s.node.zh, "note": s.path.rpartition(" › ")[0], "share": round(s.score * 100)}
        for s in found
    ]


def consequence(data: QueryDict, user) -> dict:
    """The preview, or the sentence why there is none yet; and what is known besides."""
    node = library.node(data.get("code", ""))
    try:
        shown = preview_case(with_phone(given(data), user), by=user)
    except Refused as refusal:
        return {"why_not": refusal.sentence, "node": node} | _said(data, user, node, None)
    case = shown.case
    return {
        "preview": shown,
        "settled": bool(node or data.get("kind")),
        "case": case,
        "node": node,
        "neighbours": cases.neighbours(case.building, node, household=case.household) if case.building_id else None,
        "history": cases.same_issue(user, place=_place(case), node=node) if node and _place(case) else [],
        "alike": cases.likely_same(
            user, household=case.household, house=case.house, phone=case.callback_phone, node=node, words=case.words
        ),
    } | _said(data, user, node, case)  # fmt: skip


def _chosen(value: str, user) -> House | CommonArea | None:
    """h12 is a house, c5 a common area; one out of reach is as if none were chosen."""
    kind, pk = value[:1], value[1:]
    if kind not in ("h", "c") or not pk.isdecimal() or len(pk) > 18:
        return None
    if kind == "h":
        return House.objects.visible_to(user).select_related("floor").filter(pk=pk).first()
    return CommonArea.objects.visible_to(user).filter(pk=pk).first()


def _project(data: QueryDict, user) -> int | None:
    code = data.get("project", "")
    found = Project.objects.visible_to(user).filter(code=code) if code else Project.objects.visible_to(user).none()
    return found.values_list("pk", flat=True).first()


def _place(case) -> Q:
    if case.house:
        return Q(house=case.house)
    return Q(common_area=case.common_area) if case.common_area else Q()


def _said(data: QueryDict, user, node, case) -> dict:
    """Script of the problem, articles of the project by words and problem."""
    words = clean(data.get("text", ""))
    project = case.project_id if case else None
    found = library.articles(words, user=user, project_id=project, node=node, limit=4) if words or node else []
    script = library.script(node) if node else None
    return {"script": script, "articles": found, "asks": _asks(data, node, script)}


def _asks(data: QueryDict, node, script) -> dict | None:
    """The questions with what was answered; sent again only for another problem, so that nobody is disturbed while typing."""
    code = node.code if node else ""
    if data.get("asked_for", "") == code:
        return None
    questions = script.questions if script else []
    return {"code": code, "rows": [(q, f"{ASKED}{q.key}", data.get(f"{ASKED}{q.key}", "")) for q in questions]}
