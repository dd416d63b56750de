"""The whole timetable: what runs by itself, and when.

Cron is UTC; `at("08:30")` is local time of every day. Monthly jobs run daily and look at the local date. A tick defers the
task itself under a queueing lock, so tasks take no argument and never pile up behind a stopped worker.
"""

from django.core.management import call_command
from procrastinate import App, JobContext
from procrastinate.contrib.django import app
from procrastinate.jobs import Status

from nuanju.core import jobs

EVERY_MINUTE = "* * * * *"
EVERY_30_SECONDS = "* * * * * */30"
MAX_ATTEMPTS = 5  # of a job whose worker died under it; then it is kept as failed for people to look at

TIMETABLE = {
    "config.retry_stalled": EVERY_30_SECONDS,
    "sla.sweep": EVERY_MINUTE,
    "cases.raise_delayed": EVERY_MINUTE,
    "escalation.sweep": EVERY_MINUTE,
    "notify.sweep": EVERY_MINUTE,
    "cases.resume_due": jobs.at("00:05"),
    "cases.close_unanswered": jobs.at("09:00"),
    "hotline.tell_overdue_gates": jobs.at("08:40"),
    "core.sweep_uploads": jobs.at("03:10"),
    "desk.sweep_exports": jobs.at("03:15"),
    "config.sweep_sessions": jobs.at("03:20"),
}


@app.task(name="config.tick")
def tick(timestamp: int, task: str) -> None:
    """Defer a task of the timetable, unless it still waits in the queue."""
    jobs.defer_named(task, {}, queueing_lock=f"tick:{task}")


@app.task(name="config.retry_stalled", pass_context=True)
async def retry_stalled(context: JobContext) -> None:
    """Jobs of a worker that was killed go back to the queue; after MAX_ATTEMPTS they fail."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=30):
        if job.attempts < MAX_ATTEMPTS:
            await manager.retry_job(job)
        else:
            await manager.finish_job(job, status=Status.FAILED, delete_job=False)


@app.task(name="config.sweep_sessions")
def sweep_sessions() -> None:
    """Sessions that ended leave the table."""
    call_command("clearsessions")


def register(to: App) -> None:
    """Put the timetable into the worker's app."""
    to.perform_import_paths()
    for name, cron in TIMETABLE.items():
        assert name in to.tasks, f"the timetable names an unknown task: {name}"
        to.periodic_registry.register_task(
            task=to.tasks["config.tick"],
            cron=cron,
            periodic_id=name,
            configure_kwargs={"task_kwargs": {"task": name}, "queueing_lock": f"timetable:{name}"},
        )
