"""Real processes for tests: started on a free port against the test database, ended with their group."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from urllib.parse import quote

from django.db import connection


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def database_url() -> str:
    """The test database, as another process names it."""
    at = connection.settings_dict
    secret = f":{quote(at['PASSWORD'])}" if at["PASSWORD"] else ""
    where = f"{quote(at['USER'])}{secret}@" if at["USER"] else ""
    return f"postgresql://{where}/{at['NAME']}?host={at['HOST']}" + (f"&port={at['PORT']}" if at["PORT"] else "")


@contextlib.contextmanager
def running(*command: str, port: int, **env: str) -> Iterator[subprocess.Popen]:
    """`bin/nuanju <command>` until the block ends; ready when /healthz answers."""
    process = subprocess.Popen(
        [sys.executable, "-m", "nuanju.config.cli", *command],
        env={**os.environ, "DATABASE_URL": database_url(), "NUANJU_HOST": "127.0.0.1", **env},
        start_new_session=True,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/healthz", process)
        yield process
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(20)


def wait_for(url: str, process: subprocess.Popen, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(OSError), urllib.request.urlopen(url, timeout=2) as answer:
            if answer.status == 200:
                return
        assert process.poll() is None, f"{process.args} ended with {process.returncode}"
        time.sleep(0.1)
    raise AssertionError(f"{url} does not answer")
