"""The same moment gives the same data, and only an empty database is filled."""

import time_machine
from django.db import transaction

from nuanju.cases.models import Case
from nuanju.customers.models import CustomerPhone
from nuanju.demo.load import load
from tests.demo.conftest import MOMENT

FACTS = (
    "number",
    "words",
    "state",
    "severity",
    "caller_name",
    "callback_phone",
    "handler__name",
    "due_at",
    "closed_at",
)


def loaded_once() -> tuple[list, list]:
    with time_machine.travel(MOMENT, tick=False), transaction.atomic():
        load(lambda line: None, scale=0.004)
        found = (
            list(Case.objects.order_by("number").values_list(*FACTS)),
            list(CustomerPhone.objects.values_list("number")),
        )
        transaction.set_rollback(True)
    return found


def test_the_same_moment_gives_the_same_data(db):
    first, second = loaded_once(), loaded_once()
    assert len(first[0]) > 50
    assert first == second
