"""Customers as a spreadsheet: those found when it starts, numbers masked."""

from collections.abc import Callable, Iterable, Iterator

from django.http import QueryDict
from django.utils import timezone

from nuanju.customers import queries
from nuanju.customers.models import Customer
from nuanju.customers.queries import Person
from nuanju.desk.exports import rows, sheet
from nuanju.desk.views.customers import filtering

COLUMNS = (
    ("姓名", 14, lambda p: p.customer.name),
    ("类别", 8, lambda p: p.customer.get_kind_display()),
    ("电话", 30, lambda p: "、".join(str(n) for n in p.phones)),
    ("房屋", 44, lambda p: "、".join(f"{h.house.project} {h.house.full_name}（{h.role.label}）" for h in p.homes)),
    ("分期", 12, lambda p: p.segment.label if p.segment else ""),
    ("关注", 12, lambda p: p.watch.get_level_display() if p.watch else ""),
    ("已核实身份", 10, lambda p: "是" if p.customer.is_verified else "否"),
    ("备注", 40, lambda p: p.customer.note),
    ("登记时间", 17, lambda p: f"{timezone.localtime(p.customer.created_at):%Y-%m-%d %H:%M}"),
)  # fmt: skip


def keys(query: str, user, at_most: int) -> list[int]:
    """The customers found, the latest first."""
    found = filtering.found(filtering.read(QueryDict(query), user), user)
    return list(found.order_by("-created_at", "-id").values_list("pk", flat=True)[:at_most])


def count(query: str, user) -> int:
    """Counted no further than one more than a file may hold."""
    found = filtering.found(filtering.read(QueryDict(query), user), user)
    return found.order_by()[: rows.AT_MOST + 1].count()


def people(found: list[int], user) -> Iterator[Person]:
    """In the order of their keys; one merged or no longer in sight is left out."""
    for start in range(0, len(found), rows.CHUNK):
        chunk = found[start : start + rows.CHUNK]
        seen = Customer.objects.visible_to(user).current().in_bulk(chunk)
        yield from queries.persons(seen[key] for key in chunk if key in seen)


def told(query: str, user) -> str:
    """The filters as people read them."""
    return "、".join(f"{c.label} {c.value}" for c in filtering.read(QueryDict(query), user).chips) or "无"


def write(file, found: Iterable[Person], user, moved: Callable[[int], object] = lambda rows: None) -> int:
    """Rows written."""
    values = ([str(value(person)) for _, _, value in COLUMNS] for person in found)
    return sheet.fill(file, "客户", [(title, width) for title, width, _ in COLUMNS], values, moved)
