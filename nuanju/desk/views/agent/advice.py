"""What the screen says while the agent types: problems, consequence, duplicates, script, articles."""

from django.db.models import Q
from django.http import QueryDict
from django.utils import timezone

from nuanju.cases import queries as cases
from nuanju.cases.inputs import preview_case
from nuanju.core.refusals import Refused
from nuanju.core.text import clean
from nuanju.desk.views.agent.filing import with_phone
from nuanju.desk.views.agent.reading import given
from nuanju.library import queries as library

FIRST = 5


def picks(data: QueryDict) -> list[dict]:
    """Rows of the suggestion picker."""
    found = library.suggest(
        clean(data.get("text", "")), space=data.get("space", ""), month=timezone.localdate().month, limit=FIRST,
        scope={"h": "private", "c": "common"}.get(data.get("place", "")[:1]),
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


def _place(case) -> Q:
    if case.house:
        return Q(house=case.house)
    return Q(common_area=case.common_area) if case.common_area else Q()


def _said(data: QueryDict, user, node, case) -> dict:
    """Script of the problem, articles of the project by words and problem."""
    words = clean(data.get("text", ""))
    project = case.project_id if case else None
    found = library.articles(words, user=user, project_id=project, node=node, limit=4) if words or node else []
    return {"script": library.script(node) if node else None, "articles": found}
