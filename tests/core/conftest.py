"""Helpers for what only shows itself between real transactions."""

import json
import threading

import pytest
from django.db import connection

from nuanju.core.actors import SYSTEM
from nuanju.core.events import REACTIONS, on
from tests.parcels.flow import FLOW
from tests.parcels.models import Parcel


@pytest.fixture
def parcel(db):
    with FLOW.advance(Parcel(project_id=7), "pack", by=SYSTEM) as parcel:
        pass
    return parcel


@pytest.fixture
def real(transactional_db):
    """Real commits; afterwards the job table is emptied (Django's flush leaves it alone)."""
    yield
    with connection.cursor() as cursor:
        cursor.execute("truncate procrastinate_jobs cascade")


@pytest.fixture
def reacting():
    """Subscribe reactions for one test: reacting("parcel.sent")(tell_somebody)."""
    before = {kind: list(reactions) for kind, reactions in REACTIONS.items()}
    yield on
    REACTIONS.clear()
    REACTIONS.update(before)


def together(*calls):
    """Run the calls in threads that start at the same moment; returns answers or exceptions in their order."""
    barrier, answers = threading.Barrier(len(calls)), [None] * len(calls)

    def run(i, call):
        try:
            barrier.wait()
            answers[i] = call()
        except Exception as error:
            answers[i] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    return answers


def jobs(task: str = "%") -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select task_name, args::text, scheduled_at from procrastinate_jobs where task_name like %s", [task]
        )
        return [(name, json.loads(args), at) for name, args, at in cursor.fetchall()]
