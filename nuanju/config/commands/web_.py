"""The pages: Granian, a process per core with two threads each."""

import argparse
import os
import shutil
import sys

from nuanju.config import environ

CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 2


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--workers", type=int, default=int(os.environ.get("NUANJU_WEB_WORKERS", CORES)))
    parser.add_argument("--threads", type=int, default=2)


def run(args: argparse.Namespace) -> None:
    metrics = environ.HOME / "metrics" / str(environ.PORT)  # counters of this server's processes, fresh at each start
    shutil.rmtree(metrics, ignore_errors=True)
    metrics.mkdir(parents=True)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(metrics)
    granian(
        "nuanju.config.wsgi:application", environ.PORT, "--interface", "wsgi",
        "--workers", str(args.workers), "--blocking-threads", str(args.threads), "--backpressure", "256",
    )  # fmt: skip


def granian(target: str, port: int, *options: str, patience: int = 10) -> None:
    """Become the server; requests get `patience` seconds to end, a dead worker process is replaced."""
    os.execv(
        sys.executable,
        [
            sys.executable, "-m", "granian", target, "--host", environ.HOST, "--port", str(port), *options,
            "--workers-kill-timeout", str(patience), "--respawn-failed-workers", "--respawn-interval", "0.5",
            "--no-ws", "--no-access-log", "--log-level", "warning",
        ],
    )  # fmt: skip
