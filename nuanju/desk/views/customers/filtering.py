"""The list's filters in the URL: what cannot be read is left out; each in force is a chip that can be taken away."""

from typing import NamedTuple

from django.db.models import QuerySet
from django.http import QueryDict
from pydantic import ValidationError

from nuanju.customers import queries
from nuanju.customers.filters import CustomerFilter
from nuanju.customers.models import Customer
from nuanju.desk.forms import Option
from nuanju.desk.forms.options import of_annotation
from nuanju.desk.forms.words import label
from nuanju.org.models import Project

OFFERED = ("project", "segment", "role", "watch", "kind", "verified")
YES_NO = [Option("true", "已核实"), Option("false", "未核实")]


class Chip(NamedTuple):
    label: str
    value: str
    query: str  # the filters without this one


class Asked(NamedTuple):
    filter: CustomerFilter
    chips: list[Chip]
    query: str  # the filters as they stand


def read(given: QueryDict, user) -> Asked:
    said = {name: str(given.get(name, "")).strip() for name in CustomerFilter.model_fields}
    raw = {name: value for name, value in said.items() if value}
    while True:
        try:
            found = CustomerFilter.model_validate(raw)
            break
        except ValidationError as wrong:
            for error in wrong.errors():
                raw.pop(str(error["loc"][0]), None)
    kept = QueryDict(mutable=True)
    kept.update(raw)
    return Asked(found, [_chip(name, raw[name], kept, user) for name in raw if name != "q"], kept.urlencode())


def found(asked: Asked, user) -> QuerySet[Customer]:
    """The visible customers the filters leave."""
    everybody = Customer.objects.visible_to(user).current()
    return asked.filter.apply(queries.matching(asked.filter.q, user) if asked.filter.q else everybody)


def offers(asked: Asked, user) -> list[tuple[str, str, str, list[Option]]]:
    """Filters one can choose: name, title, what is chosen, options."""
    chosen = {name: str(value) for name, value in QueryDict(asked.query).items()}
    return [(name, _title(name), chosen.get(name, ""), options(name, user)) for name in OFFERED]


def options(name: str, user) -> list[Option]:
    if name == "project":
        return [Option(p.code, p.short_name or p.name) for p in Project.objects.visible_to(user)]
    return YES_NO if name == "verified" else of_annotation(CustomerFilter.model_fields[name].annotation)


def _title(name: str) -> str:
    return label(CustomerFilter.model_fields[name])


def _chip(name: str, value: str, kept: QueryDict, user) -> Chip:
    rest = kept.copy()
    rest.pop(name)
    said = next((o.label for o in options(name, user) if str(o.value) == value), value)
    return Chip(_title(name), said, rest.urlencode())
