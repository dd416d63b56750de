"""What can be exported: how its rows are found, said and written, and where its list is."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from nuanju.core.refusals import Denied
from nuanju.desk.exports import customers, rows, sheet


class Book(NamedTuple):
    """One kind of list."""

    title: str
    noun: str
    unit: str
    listing: str  # names of addresses
    ask: str
    event: str
    newest: str  # what the latest rows are the latest by
    keys: Callable[[str, object, int], list[int]]
    counted: Callable[[str, object], int]
    rows: Callable[[list[int], object], Iterable]
    told: Callable[[str, object], str]
    write: Callable[..., int]
    grants: tuple[str, ...] = ()  # none = whoever may see the list at all

    def check(self, user) -> None:
        if self.grants and not any(user.may(grant) for grant in self.grants):
            raise Denied(self.grants[0])


BOOKS: dict[str, Book] = {
    "cases": Book(
        "诉求清单", "诉求", "件", "case_list", "case_export", "cases.exported", "受理",
        rows.keys, rows.count, rows.cases, rows.told, sheet.write,
    ),
    "customers": Book(
        "客户清单", "客户", "位", "customer_list", "customer_export", "customers.exported", "登记",
        customers.keys, customers.count, customers.people, customers.told, customers.write,
        ("see_customers", "keep_customers"),
    ),
}  # fmt: skip
