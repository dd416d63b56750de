"""Keep the children of `bin/nuanju up` alive: restarted on any exit, each in its own process group, all ended together."""

import contextlib
import os
import pathlib
import signal
import subprocess
import time
from collections.abc import Callable

GRACE = 15.0  # seconds a child has to end by itself
STEADY = 30.0  # a child that lived this long starts again at once
LOG_LIMIT = 50 * 2**20


class Child:
    """One command under supervision; its output goes to a log file."""

    def __init__(self, name: str, command: list[str], log: pathlib.Path):
        self.name, self.command, self.log = name, command, log
        self.process: subprocess.Popen | None = None
        self.started = self.due = 0.0
        self.backoff = 0.5

    def start(self) -> None:
        if self.log.exists() and self.log.stat().st_size > LOG_LIMIT:
            self.log.replace(self.log.with_suffix(".log.1"))
        with self.log.open("ab") as out:
            self.process = subprocess.Popen(
                self.command, stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True
            )
        self.started = time.monotonic()

    def tend(self) -> str | None:
        """Start it when it is due; return a line for people when it has just died."""
        if self.process is not None and self.process.poll() is not None:
            code, lived = self.process.returncode, time.monotonic() - self.started
            kill_group(self.process.pid, signal.SIGKILL)  # workers whose parent died alone would keep the port
            self.process = None
            self.backoff = 0.5 if lived > STEADY else min(self.backoff * 2, 10)
            self.due = time.monotonic() + self.backoff
            return f"{self.name} 意外退出（{code}），{self.backoff:.0f} 秒后重启，见 {self.log}"
        if self.process is None and time.monotonic() >= self.due:
            self.start()
        return None


class Supervisor:
    """Runs until SIGTERM or SIGINT, then ends every child; `pids` lets the next start find orphans of a killed one."""

    def __init__(self, children: list[Child], pids: pathlib.Path, tend_database: Callable[[], None]):
        self.children, self.pids, self.tend_database = children, pids, tend_database
        self.ending = False

    def run(self, say: Callable[[str], None], answers: Callable[[], bool], welcome: Callable[[], None]) -> None:
        """Tend the children until asked to end; `welcome` is said once, when `answers` is first true."""
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._end)
        try:
            for child in self.children:
                child.start()
            self._note()
            greeted = False
            while not self.ending:
                self._round(say)
                if not greeted and answers():
                    welcome()
                    greeted = True
                time.sleep(0.2)
        finally:
            self.stop()

    def _round(self, say: Callable[[str], None]) -> None:
        self.tend_database()
        for child in self.children:
            before = child.process
            if line := child.tend():
                say(line)
            if child.process is not before:
                self._note()

    def stop(self) -> None:
        running = [c.process for c in self.children if c.process is not None]
        for process in running:
            kill_group(process.pid, signal.SIGTERM)
        end = time.monotonic() + GRACE
        for process in running:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(max(0.1, end - time.monotonic()))
            kill_group(process.pid, signal.SIGKILL)
        self.pids.unlink(missing_ok=True)

    def _note(self) -> None:
        running = [(c.process.pid, c.name) for c in self.children if c.process is not None]
        lines = [f"{pid} {birth(pid)} {name}" for pid, name in [(os.getpid(), "up"), *running]]
        aside = self.pids.with_suffix(".new")
        aside.write_text("\n".join(lines))
        aside.replace(self.pids)

    def _end(self, *_: object) -> None:
        self.ending = True


def kill_group(pid: int, number: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, number)


def birth(pid: int) -> str:
    """When a process was started (kernel ticks), so that a number used again is not mistaken for ours; "" = not there."""
    with contextlib.suppress(OSError, IndexError):
        return pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]
    return ""


def end_orphans(pids: pathlib.Path) -> bool:
    """End what a killed supervisor left. False when that supervisor is alive: the site is running already."""
    if not pids.exists():
        return True
    (first, *rest) = [line.split() for line in pids.read_text().splitlines() if line.strip()]
    if _is_same(first):
        return False
    orphans = [int(entry[0]) for entry in rest if _group_alive(entry)]
    for pid in orphans:
        kill_group(pid, signal.SIGKILL)
    pids.unlink(missing_ok=True)
    return True


def _is_same(entry: list[str]) -> bool:
    return birth(int(entry[0])) == entry[1]


def _group_alive(entry: list[str]) -> bool:
    """The leader is ours, or it is gone while its group lives on (a number in use as a group is not given out again)."""
    return birth(int(entry[0])) in ("", entry[1])
