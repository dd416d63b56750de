"""Add: a keeper gives a problem that had no place of its own a code; city companies only symptoms (segments 80–98)."""

from django.db import transaction
from django.utils import timezone

from nuanju.core import events
from nuanju.core.refusals import Denied, Refused
from nuanju.library import codes, rights
from nuanju.library.choices import Level
from nuanju.library.models import ProblemNode
from nuanju.library.verbs import _checks, _versions
from nuanju.org.models import CityCompany


@transaction.atomic
def add_node(
    parent: ProblemNode, *, zh: str, by, city_company: CityCompany | None = None, reason: str = "", **values
) -> ProblemNode:
    """The new node takes the next free code under `parent`; one of level 2–4 brings its 其他 along."""
    assert values.keys() <= _checks.EDITABLE, f"not editable: {values.keys() - _checks.EDITABLE}"
    if not (rights.keep_local(by, city_company) if city_company else rights.keep(by)):
        raise Denied("add_node", parent)
    if parent.level == Level.SYMPTOM or parent.is_other:
        raise Refused("node_too_deep", parent)
    if city_company and parent.level != Level.PART:
        raise Refused("node_local_symptom_only", parent)
    version = _versions.open_version()
    code = _free_code(parent, local=city_company is not None)
    node = ProblemNode(
        code=code, version=version, level=codes.level(code), parent_code=parent.code, zh=zh.strip(),
        city_company=city_company, changed_by=by, changed_at=timezone.now(), reason=reason, **values,
    )  # fmt: skip
    _checks.check(node)
    node.save(force_insert=True)
    if Level.DISCIPLINE <= node.level <= Level.PART:
        _add_other(node)
    events.record("node.added", node, by=by, data={"code": code, "zh": node.zh, "reason": reason})
    return node


def _free_code(parent: ProblemNode, *, local: bool) -> str:
    """One above the highest ever given, retired ones included: a code is never given twice."""
    numbers = codes.LOCAL if local else range(1, codes.LOCAL.start if parent.level == Level.PART else 99)
    given = {
        codes.segment(c) for c in ProblemNode.objects.filter(parent_code=parent.code).values_list("code", flat=True)
    }
    number = max((n for n in given if n in numbers), default=numbers.start - 1) + 1
    if number not in numbers:
        raise Refused("node_level_full", parent)
    return codes.child(parent.code, number)


def _add_other(node: ProblemNode) -> None:
    ProblemNode.objects.create(
        code=node.code + codes.OTHER, version=node.version, level=node.level + 1, parent_code=node.code, zh="其他",
        en="Other", changed_by=node.changed_by, changed_at=node.changed_at,
    )  # fmt: skip
