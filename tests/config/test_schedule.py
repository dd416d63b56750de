"""The timetable and the jobs a killed worker left."""

import asyncio

import pytest
from django.db import connection
from procrastinate.contrib.django import app

from nuanju.config import schedule


@pytest.mark.django_db
def test_a_tick_defers_its_task_once(run_jobs):
    schedule.tick(timestamp=1, task="config.sweep_sessions")
    schedule.tick(timestamp=2, task="config.sweep_sessions")
    assert run_jobs() == ["config.sweep_sessions"]


@pytest.fixture
def stalled(transactional_db):
    """A job taken by a worker that was not seen for an hour."""
    with connection.cursor() as cursor:
        cursor.execute("truncate procrastinate_jobs, procrastinate_workers cascade")
        cursor.execute(
            "insert into procrastinate_workers (last_heartbeat) values (now() - interval '1 h') returning id"
        )
        worker = cursor.fetchone()[0]
        cursor.execute(
            "insert into procrastinate_jobs (task_name, queue_name, args, status, worker_id)"
            " values ('config.sweep_sessions', 'default', '{}', 'doing', %s) returning id",
            [worker],
        )
        job = cursor.fetchone()[0]
    yield job
    with connection.cursor() as cursor:
        cursor.execute("truncate procrastinate_jobs, procrastinate_workers cascade")


def state(job: int) -> tuple[str, int]:
    with connection.cursor() as cursor:
        cursor.execute("select status::text, attempts from procrastinate_jobs where id = %s", [job])
        return cursor.fetchone()


def retry() -> None:
    async def with_worker_connector():
        async with app.open_async():
            await schedule.retry_stalled.func(type("Context", (), {"app": app}))

    with app.replace_connector(app.connector.get_worker_connector()):
        asyncio.run(with_worker_connector())


def test_a_job_of_a_killed_worker_goes_back_to_the_queue(stalled):
    retry()
    assert state(stalled) == ("todo", 1)


def test_a_job_that_keeps_killing_its_worker_fails(stalled):
    with connection.cursor() as cursor:
        cursor.execute("update procrastinate_jobs set attempts = %s where id = %s", [schedule.MAX_ATTEMPTS, stalled])
    retry()
    assert state(stalled)[0] == "failed"


def test_the_timetable_names_tasks_that_exist():
    """In the worker's own order: import all, then register."""
    app.perform_import_paths()
    assert set(schedule.TIMETABLE) <= set(app.tasks)
