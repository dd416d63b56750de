"""A small demo, loaded once per module on a Wednesday afternoon and rolled back behind it."""

import datetime

import pytest
import time_machine
from django.db import transaction

MOMENT = datetime.datetime(2026, 11, 18, 15, 0, tzinfo=datetime.timezone(datetime.timedelta(hours=8)))
SCALE = 0.02


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    from nuanju.demo.load import load

    with django_db_blocker.unblock(), time_machine.travel(MOMENT, tick=False), transaction.atomic():
        yield load(lambda line: None, scale=SCALE)
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def demo_wanted(settings):
    settings.DEMO = True
