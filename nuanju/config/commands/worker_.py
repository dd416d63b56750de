"""Background jobs and the timetable."""

import argparse
from typing import cast

from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

from nuanju.config import schedule


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--concurrency", type=int, default=6)  # two lanes a channel may hang


def run(args: argparse.Namespace) -> None:
    schedule.register(app)
    connector = cast(DjangoConnector, app.connector).get_worker_connector()
    with app.replace_connector(connector) as worker:
        worker.run_worker(
            concurrency=args.concurrency,
            fetch_job_polling_interval=1,  # retries and planned jobs wait for the poll
            delete_jobs="successful",
            shutdown_graceful_timeout=10,
        )
