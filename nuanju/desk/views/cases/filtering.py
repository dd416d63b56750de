"""The list's filters in the URL: read them, show them as chips that can be taken away."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.http import QueryDict
from pydantic import ValidationError

from nuanju.cases import watch
from nuanju.cases.filters import CaseFilter
from nuanju.cases.models import Case
from nuanju.desk.forms import words
from nuanju.desk.forms.options import Option, of_annotation
from nuanju.hotline.queries import without_trials
from nuanju.org.models import CityCompany, Project, Region
from nuanju.search.queries import narrow
from nuanju.sla.choices import OFFICIAL

LISTS = ("state", "kind", "severity", "port", "channel", "project", "clock")
FLAGS = {
    "open": ("未结", "已结"), "overdue": ("超时", "未超时"), "urgent": ("紧急", "不紧急"), "sampled": ("抽中", "未抽中"),
    "in_time": ("是", "否"), "waiting_port": ("是", "否"), "converted": ("由投诉转化", "未转化"),
}  # fmt: skip
WORDS = {
    "age": {age: label for age, (label, *_) in watch.AGES.items()}, "within": {"mine": "我管的项目"},
    "today": {kind.value: str(kind.label) for kind in OFFICIAL},
}  # fmt: skip
NOT_OFFERED = ("region", "city", "clock", *WORDS, "sampled", "in_time", "waiting_port")  # come from a board, and stay
PLACES: dict[str, Any] = {"region": Region, "city": CityCompany}
MINE = {
    "handler": "我处理的",
    "responsible": "我负责的",
    "first_asked": "我首问的",
    "registered_by": "我受理的",
    "copied": "抄送我端口的",
}
IGNORED = {"sort", "after", "before", "view"}


class Chip(NamedTuple):
    label: str
    value: str
    query: str  # the filters without this one


class Asked(NamedTuple):
    filter: CaseFilter
    chips: list[Chip]
    errors: list[str]
    query: str  # the filters as they stand, for saving and export


def read(given: QueryDict, user) -> Asked:
    """Values that cannot be read are said and left out; the rest holds."""
    raw, errors = _raw(given), []
    while True:
        try:
            found = CaseFilter.model_validate(raw)
            break
        except ValidationError as wrong:
            for name in {str(e["loc"][0]) for e in wrong.errors()}:
                errors.append(_wrong(name, wrong))
                raw.pop(name, None)
    if len(found.q.strip()) == 1:
        errors.append("查找至少写两个字。")
    kept = given.copy()
    for name in (*IGNORED, *(set(given) - set(raw) - IGNORED)):
        kept.pop(name, None)
    return Asked(found, chips(found, kept, user), errors, kept.urlencode())


def found(asked: Asked, user):
    """The visible cases the filters leave; words are looked for in the search rows."""
    mine = Case.objects.visible_to(user)
    seen = mine if asked.filter.q else without_trials(mine)  # who looks for one by its number finds it
    return narrow(asked.filter.apply(seen, user), asked.filter.q, user, "case")


def carried(given: QueryDict) -> list[tuple[str, str]]:
    """Filters the dialog does not offer: it keeps those that are set."""
    return [(name, value) for name in NOT_OFFERED for value in given.getlist(name) if value]


def _raw(given: QueryDict) -> dict:
    raw = {}
    for name in set(given) & set(CaseFilter.model_fields):
        values = [v for v in given.getlist(name) if v.strip()]
        if values:
            raw[name] = values if name in LISTS else values[-1]
    return raw


def _wrong(name: str, wrong: ValidationError) -> str:
    info = CaseFilter.model_fields.get(name)
    error = next(e for e in wrong.errors() if str(e["loc"][0]) == name)
    return words.sentence(info, error) if info else "有一个筛选条件不认识，已忽略。"


def chips(found: CaseFilter, kept: QueryDict, user) -> list[Chip]:
    """One for each value in force."""
    return [
        Chip(words.label(CaseFilter.model_fields[name]), said, _without(kept, name, value))
        for name, value in found.model_dump(exclude_defaults=True).items()
        for value, said in _said(name, value, user)
    ]


def _said(name: str, value, user) -> Iterable[tuple]:
    if name in LISTS:
        labels = {o.value: o.label for o in options(name, user)}
        return [(v, labels.get(str(v), str(v))) for v in value]
    if name in FLAGS:
        return [(None, FLAGS[name][0 if value else 1])]
    if name in WORDS:
        return [(None, WORDS[name][value])]
    if name in PLACES:
        return [(None, PLACES[name].objects.visible_to(user).filter(pk=value).first() or "所选范围")]
    if name == "mine":
        return [(None, MINE[value])]
    if name == "handler":
        return [(None, handler_name(value, user))]
    return [(None, str(value))]


def options(name: str, user) -> list[Option]:
    """What a list filter offers."""
    if name == "project":
        return [Option(p.code, p.short_name or p.name) for p in Project.objects.visible_to(user)]
    return of_annotation(CaseFilter.model_fields[name].annotation)


def handler_name(pk: int, user) -> str:
    """The name on the chip, of nobody but a handler of visible cases."""
    seen = Case.objects.visible_to(user).filter(handler=pk).select_related("handler").first()
    return seen.handler.name if seen else "所选人员"


def _without(kept: QueryDict, name: str, value) -> str:
    rest = kept.copy()
    left = [v for v in rest.getlist(name) if value is not None and v != value]
    rest.pop(name, None)
    if left:
        rest.setlist(name, left)
    return rest.urlencode()
