"""Run deferred jobs inside the test's own transaction: no thread, no second connection, nothing mocked."""

import json

from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django import app

NEXT = """delete from procrastinate_jobs where id = (
            select id from procrastinate_jobs where status = 'todo' and (scheduled_at is null or scheduled_at <= %s)
            order by priority desc, id limit 1)
          returning task_name, args::text"""


FAILED = """select args::text from procrastinate_jobs where status = 'todo' and task_name = 'core.react'"""


def run_jobs(limit: int = 500, *, failing: bool = False) -> list[str]:
    """Take due jobs (by the frozen clock) one by one and run their task here; returns the names run.

    A reaction that failed waits for its next attempt: no story may overlook that, unless it is about `failing` ones.
    """
    ran = []
    while len(ran) < limit:
        with connection.cursor() as cursor:
            cursor.execute(NEXT, [timezone.now()])
            row = cursor.fetchone()
        if not row:
            if not failing:
                _none_failed()
            return ran
        app.tasks[row[0]](**json.loads(row[1]))
        ran.append(row[0])
    raise AssertionError("jobs keep deferring jobs")


def _none_failed() -> None:
    with connection.cursor() as cursor:
        cursor.execute(FAILED)
        waiting = [args for (args,) in cursor.fetchall()]
    assert not waiting, f"reactions failed (see the log): {waiting}"
