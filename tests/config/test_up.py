"""`bin/nuanju up`, for real: children that die come back, orphans of a killed start are ended, everything ends together."""

import contextlib
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request

import psutil
import pytest

from nuanju.config import embedded
from tests.config.servers import free_port, wait_for

ROOT = pathlib.Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.slow


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


@pytest.fixture(scope="module")
def site():
    home = ROOT / "var" / f"up{os.getpid()}"
    home.mkdir(parents=True)
    site = Site(home)
    site.start()
    yield site
    if site.process.poll() is None:
        site.stop()
    for process in site.processes():
        process.kill()
    embedded.stop(home)
    shutil.rmtree(home)


def test_it_becomes_ready(site):
    assert site.ready() == {"database": True, "migrations": True, "worker": True}
    assert f"暖居已启动：http://localhost:{site.port}" in wait_until(
        lambda: "已启动" in site.log.read_text() and site.log.read_text()
    )


@pytest.mark.parametrize("name", ["web", "live", "worker"])
def test_a_killed_child_comes_back(site, name):
    site.ready()
    before = wait_until(lambda: len(site.pids()) == 3 and site.pids())
    os.kill(before[name], signal.SIGKILL)
    assert wait_until(lambda: site.pids().get(name, before[name]) != before[name])
    site.ready()


def test_a_killed_database_comes_back(site):
    site.ready()
    os.kill(embedded.postmaster(site.home / "pg"), signal.SIGKILL)
    wait_until(lambda: not embedded.answers(site.home / "pg"), 5)
    wait_until(lambda: embedded.answers(site.home / "pg"))
    site.ready()


def test_a_second_start_of_the_same_home_says_so(site):
    site.ready()
    second = Site(site.home)
    assert second.start().wait(20) == 1
    assert "已经在运行了" in site.log.read_text()


def test_a_taken_port_is_told(site):
    site.ready()
    home = ROOT / "var" / f"other{os.getpid()}"
    home.mkdir()
    other = Site(home)
    other.port = site.port
    assert other.start().wait(20) == 1
    assert f"端口 {site.port} 已被别的程序占用" in other.log.read_text()
    shutil.rmtree(home)


def test_after_a_kill_of_the_supervisor_the_next_start_copes(site):
    site.ready()
    orphans = set(wait_until(lambda: len(site.pids()) == 3 and site.pids()).values())
    site.stop(signal.SIGKILL)
    assert all(psutil.pid_exists(pid) for pid in orphans)
    site.start()
    wait_until(lambda: not orphans & {p.pid for p in site.processes()})
    site.ready()


def test_sigterm_ends_every_child_and_the_database(site):
    site.ready()
    assert site.stop() == 0
    assert site.processes() == []
    assert not embedded.answers(site.home / "pg")
