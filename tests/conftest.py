"""One PostgreSQL for the whole run: the embedded one under var/test, or the server named by DATABASE_URL."""

import fcntl
import os
import pathlib
import pickle

import pytest

from tests.browser import browser  # noqa: F401 — a fixture of every folder


def pytest_configure(config):
    """Start the embedded server before Django connects; it stays up for the next run (quick, and 0700-guarded)."""
    home = pathlib.Path(os.environ["NUANJU_HOME"]).resolve()  # settings_test has named it
    (home / "static").mkdir(parents=True, exist_ok=True)  # WhiteNoise warns without it
    if os.environ.get("DATABASE_URL"):
        return
    from nuanju.config import embedded

    with (home / "start.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        embedded.start(home, shared_buffers="128MB", fsync="off", synchronous_commit="off", full_page_writes="off")


@pytest.fixture
def run_jobs(db):
    """Run deferred jobs inside the test's own transaction; see tests/jobs.py."""
    from tests.jobs import run_jobs

    return run_jobs


@pytest.fixture(scope="session")
def snapshots() -> dict:
    """What has been laid out once in this run, by name."""
    return {}


@pytest.fixture
def cast(db, snapshots):
    """The people and places of tests/cast.py: cast.agent, cast.eng_head, cast.bw, cast.house1502, cast.owner …"""
    from tests.cast import build
    from tests.snapshot import taken

    if "cast" in snapshots:
        return snapshots["cast"].restore()
    snapshots["cast"] = taken(build)
    return pickle.loads(snapshots["cast"].value)


def _load_defaults() -> None:
    """Every app's reference data, lowest layer first (the order of INSTALLED_APPS)."""
    import importlib

    from django.apps import apps
    from django.utils.module_loading import module_has_submodule

    for app in apps.get_app_configs():
        if app.name.startswith("nuanju.") and module_has_submodule(app.module, "defaults"):
            importlib.import_module(f"{app.name}.defaults").load()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, django_db_blocker):
    """Copied, not migrated: see tests/template.py."""
    from django.conf import settings
    from django.db import connection

    from tests.template import prepared

    with django_db_blocker.unblock():
        connection.settings_dict["TEST"]["TEMPLATE"] = prepared(settings.HOME)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Reference data lies in the test database from the start: policies, templates, library, articles."""
    with django_db_blocker.unblock():
        _load_defaults()


@pytest.fixture
def defaults(request):
    """Reference data is there, also after a transactional test has emptied the tables."""
    if "transactional_db" in request.fixturenames or _is_transactional(request.node):
        request.getfixturevalue("transactional_db")
        _load_defaults()
    else:
        request.getfixturevalue("db")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Transactional tests come last of all: they empty the tables, reference data too."""
    emptying = {"transactional_db", "live_server"}
    items.sort(key=lambda item: _is_transactional(item) or bool(emptying & set(getattr(item, "fixturenames", ()))))


def _is_transactional(node) -> bool:
    mark = node.get_closest_marker("django_db")
    return bool(mark and mark.kwargs.get("transaction"))


@pytest.fixture
def query_baseline(request):
    """`with query_baseline("case page"): …` — no more queries than recorded; see tests/query_counts.py."""
    from tests.query_counts import Baselines

    return Baselines(request.path.parent / "query_counts.json").watch
