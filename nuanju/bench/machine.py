"""What was measured on, and what it took: processor, versions, memory of processes, size of the database."""

import contextlib
import os
import pathlib
import platform
import re
from importlib.metadata import version

from django.db import connection

MIB = 2**20


def described() -> str:
    """One line for the table's head."""
    info = pathlib.Path("/proc/cpuinfo")
    model = re.search(r"model name\s*:\s*(.+)", info.read_text()) if info.exists() else None
    with connection.cursor() as cursor:
        cursor.execute("select current_setting('server_version'), current_setting('shared_buffers')")
        server, buffers = cursor.fetchone()
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return (
        f"{cores} cores ({model[1].strip() if model else platform.processor()}), {_memory()} GiB, {platform.system()} "
        f"{platform.release()}, Python {platform.python_version()}, Django {version('django')}, "
        f"Granian {version('granian')}, PostgreSQL {server.split()[0]} (shared_buffers {buffers})"
    )


def memory_of(pid: int) -> int:
    """Bytes a process and its descendants hold, shared pages counted by share (PSS)."""
    return sum(_pss(p) for p in family(pid))


def seconds_of(pid: int) -> float:
    """Processor time a process and its descendants have taken so far: says the same on a busy machine."""
    return sum(_ticks(p) for p in family(pid)) / os.sysconf("SC_CLK_TCK")


def family(pid: int) -> set[int]:
    """The process and those below it."""
    parents = {p: parent for p in _pids() if (parent := _parent(p)) is not None}
    found, grown = {pid}, True
    while grown:
        young = {p for p, parent in parents.items() if parent in found} - found
        found, grown = found | young, bool(young)
    return found


def _pids() -> list[int]:
    return [int(p.name) for p in pathlib.Path("/proc").glob("[0-9]*")]


def _parent(pid: int) -> int | None:
    with contextlib.suppress(OSError, IndexError):
        return int(pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    return None


def _ticks(pid: int) -> int:
    with contextlib.suppress(OSError, IndexError):
        fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return int(fields[11]) + int(fields[12])
    return 0


def _pss(pid: int) -> int:
    with contextlib.suppress(OSError):
        found = re.search(r"^Pss:\s+(\d+)", pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text(), re.M)
        return int(found[1]) * 1024 if found else 0
    return 0


def database_size() -> int:
    with connection.cursor() as cursor:
        cursor.execute("select pg_database_size(current_database())")
        return cursor.fetchone()[0]


def table_sizes(limit: int = 6) -> list[tuple[str, int, int]]:
    """The biggest tables: name, rows, bytes with indexes."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select relname, reltuples::bigint, pg_total_relation_size(oid) from pg_class "
            "where relkind = 'r' and relnamespace = 'public'::regnamespace order by 3 desc limit %s",
            [limit],
        )
        return cursor.fetchall()


def log_written() -> int:
    """Bytes of write-ahead log so far."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint")
        return cursor.fetchone()[0]


def _memory() -> int:
    total = re.search(r"MemTotal:\s+(\d+)", pathlib.Path("/proc/meminfo").read_text())
    return round(int(total[1]) / MIB) if total else 0
