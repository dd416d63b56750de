"""The structure of the test database is built once per state of the migrations; every run copies it.

Migrating from nothing takes ten times as long as copying, and is what most short runs would consist of.
"""

import fcntl
import hashlib
import pathlib
from collections.abc import Iterable

from django.core.management import call_command
from django.db import connection

ROOT = pathlib.Path(__file__).resolve().parents[1]
SOURCES = ("nuanju/*/migrations/*.py", "tests/parcels/*.py", "requirements.txt")
PREFIX = "nuanju_template_"


def prepared(home: pathlib.Path) -> str:
    """The name of a migrated database to copy; one run builds it, the others wait."""
    name = PREFIX + _digest(path for pattern in SOURCES for path in sorted(ROOT.glob(pattern)))
    with (home / "template.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if name not in (there := _templates()):
            _drop(there)  # of migrations that are no more
            _build(name)
    return name


def _digest(paths: Iterable[pathlib.Path]) -> str:
    found = hashlib.sha256()
    for path in paths:
        found.update(f"{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
    return found.hexdigest()[:16]


def _build(name: str) -> None:
    """Under another name until it is whole."""
    half, own = f"{name}_half", connection.settings_dict["NAME"]
    _server(f'drop database if exists "{half}" with (force)', f'create database "{half}"')
    connection.close()
    connection.settings_dict["NAME"] = half
    try:
        call_command("migrate", verbosity=0, interactive=False, run_syncdb=True)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = own
    _server(f'alter database "{half}" rename to "{name}"')


def _templates() -> list[str]:
    with connection._nodb_cursor() as cursor:
        cursor.execute("select datname from pg_database where starts_with(datname, %s)", [PREFIX])
        return [name for (name,) in cursor.fetchall()]


def _drop(names: list[str]) -> None:
    _server(*(f'drop database if exists "{name}" with (force)' for name in names))


def _server(*commands: str) -> None:
    with connection._nodb_cursor() as cursor:
        for command in commands:
            cursor.execute(command)
