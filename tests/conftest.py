"""One PostgreSQL for the whole run: the embedded one under var/test, or the server named by DATABASE_URL."""

import fcntl
import os
import pathlib

import pytest

ROOT = pathlib.Path(__file__).resolve().parent.parent
HOME = pathlib.Path(os.environ.get("NUANJU_HOME", ROOT / "var" / "test")).resolve()
os.environ["NUANJU_HOME"] = str(HOME)
os.environ.setdefault("NUANJU_SECRET_KEY", "tests only")


def pytest_configure(config):
    """Start the embedded server before Django connects; it stays up for the next run (quick, and 0700-guarded)."""
    if os.environ.get("DATABASE_URL"):
        return
    from nuanju.config import embedded

    HOME.mkdir(parents=True, exist_ok=True)
    with (HOME / "start.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        embedded.start(HOME, shared_buffers="128MB", fsync="off", synchronous_commit="off", full_page_writes="off")


@pytest.fixture
def run_jobs(db):
    """Run deferred jobs inside the test's own transaction; see tests/jobs.py."""
    from tests.jobs import run_jobs

    return run_jobs
