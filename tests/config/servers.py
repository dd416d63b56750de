"""Real processes for tests: started on a free port against the test database, ended with their group."""

import contextlib
import json
import os
import pathlib
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from urllib.parse import quote

import psutil
from django.db import connection

ROOT = pathlib.Path(__file__).resolve().parents[2]


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


class Site:
    """One installation with its own home and ports; `log` is what it prints."""

    def __init__(self, home: pathlib.Path):
        self.home, self.port, self.live = home, free_port(), free_port()
        self.log = home / "up.log"
        self.process: subprocess.Popen | None = None

    def start(self) -> subprocess.Popen:
        gone = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "NUANJU_STARTED")
        env = {k: v for k, v in os.environ.items() if k not in gone}
        ours = {"NUANJU_HOME": self.home, "NUANJU_PORT": self.port, "NUANJU_LIVE_PORT": self.live, "NUANJU_DEMO": 0}
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "nuanju.config.cli", "up"],
                env=env | {k: str(v) for k, v in ours.items()}, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        return self.process

    def ready(self) -> dict:
        wait_for(f"http://127.0.0.1:{self.port}/healthz", self.process, 60)
        wait_for(f"http://127.0.0.1:{self.live}/healthz", self.process, 30)
        return wait_until(self._readyz)

    def _readyz(self) -> dict | None:
        with contextlib.suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz") as answer:
            return json.load(answer)
        return None

    def pids(self) -> dict[str, int]:
        """The children by name, as noted for the next start."""
        lines = [line.split() for line in (self.home / "nuanju.pids").read_text().splitlines()]
        return {name: int(pid) for pid, _, name in lines if name != "up"}

    def processes(self) -> list[psutil.Process]:
        """Everything that runs for this home."""
        mine = []
        for process in psutil.process_iter():
            with contextlib.suppress(psutil.Error):
                if process.environ().get("NUANJU_HOME") == str(self.home) and process.status() != "zombie":
                    mine.append(process)
        return mine

    def stop(self, number: int = signal.SIGTERM) -> int:
        assert self.process is not None
        self.process.send_signal(number)
        return self.process.wait(40)


def wait_until(question, seconds: float = 30):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if answer := question():
            return answer
        time.sleep(0.1)
    raise AssertionError("it never came")
