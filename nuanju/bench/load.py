"""Fill an empty database for a measurement, or take the one that fits."""

import contextlib
import hashlib
import json
import pathlib
from collections.abc import Callable, Iterator
from typing import NamedTuple

from django.apps import apps
from django.db import connection

from nuanju.bench import estate, org, samples
from nuanju.bench.estate import Home
from nuanju.bench.multiply import Multiplier
from nuanju.bench.org import HOUSES_PER_PROJECT, Org
from nuanju.bench.patterns import pattern
from nuanju.cases.models import Case
from nuanju.org.models import User
from nuanju.search.models import SearchRow

Say = Callable[[str], None]
CHANGES_LITTLE = 1.2  # a database a run has added to is still good


class Loaded(NamedTuple):
    """What is there to measure with."""

    org: Org
    homes: list[Home]


def fits(cases: int, houses: int) -> bool:
    """Was this database loaded for this size, by this version of the tables?"""
    mark = _mark()
    return bool(mark) and mark == _now(cases, houses) and Case.objects.count() < cases * CHANGES_LITTLE + 1000


def is_ours_or_empty() -> bool:
    """Never fill a database somebody works with."""
    return bool(_mark()) or not User.objects.exists()


def load(cases: int, houses: int, say: Say) -> Loaded:
    """Fill an empty database: organisation, homes, sample cases by the real verbs, the rest by COPY."""
    say("建立组织")
    staff = org.build(-(-houses // HOUSES_PER_PROJECT))
    with _quick():
        homes = estate.build(staff.projects, houses, _counted(say, "房屋和客户", houses))
        with connection.cursor() as cursor:
            cursor.execute("analyze")
        say("按真实流程办几件样板诉求")
        closed, opened = samples.closed(staff, homes), samples.opened(staff, homes)
        samples.relayed([*closed, *opened])
        multiplier = Multiplier(staff, homes, *([pattern(_again(c)) for c in group] for group in (closed, opened)))
        multiplier.run(cases - len(closed) - len(opened), _counted(say, "诉求", cases))
    say("整理索引和统计信息")
    with connection.cursor() as cursor:
        cursor.execute("set statement_timeout = 0")
        cursor.execute("vacuum (analyze)")
    _write_mark(cases, houses)
    return Loaded(staff, homes)


def read() -> Loaded:
    """What an earlier `load` left."""
    staff = org.read()
    return Loaded(staff, estate.read(staff.projects))


def _again(case: Case) -> Case:
    return Case.objects.select_related("issue_round__issue", "node").get(pk=case.pk)


@contextlib.contextmanager
def _quick() -> Iterator[None]:
    """Without the checks of foreign keys (the keys are given out here) and with the index of grams built at the end."""
    grams = next(i for i in SearchRow._meta.indexes if i.name == "search_grams")
    with connection.cursor() as cursor:
        cursor.execute("set statement_timeout = 0")
        cursor.execute("set synchronous_commit = off")
        cursor.execute("select rolsuper from pg_roles where rolname = current_user")
        is_super = cursor.fetchone()[0]
        with connection.schema_editor() as editor:
            editor.remove_index(SearchRow, grams)
        if is_super:
            cursor.execute("set session_replication_role = replica")
        yield
        cursor.execute("set session_replication_role = origin" if is_super else "select 1")
        with connection.schema_editor() as editor:
            editor.add_index(SearchRow, grams)


def _counted(say: Say, what: str, total: int) -> Callable[[int], None]:
    said = [0]

    def progress(done: int) -> None:
        if done - said[0] >= total / 10 or done == total:
            said[0] = done
            say(f"装入{what} {done:,} / {total:,}")

    return progress


def _now(cases: int, houses: int) -> dict:
    """The size, and the tables as the migrations of today make them."""
    files = [f for app in apps.get_app_configs() for f in pathlib.Path(app.path).glob("migrations/0*.py")]
    ours = b"".join(f.read_bytes() for f in sorted(files) if "nuanju" in f.parts)
    return {"cases": cases, "houses": houses, "tables": hashlib.sha256(ours).hexdigest()[:16]}


def _mark() -> dict:
    with connection.cursor() as cursor:
        cursor.execute(
            "select shobj_description(oid, 'pg_database') from pg_database where datname = current_database()"
        )
        words = cursor.fetchone()[0] or ""
    return json.loads(words.removeprefix(PREFIX)) if words.startswith(PREFIX) else {}


def _write_mark(cases: int, houses: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select current_database()")
        name = connection.ops.quote_name(cursor.fetchone()[0])
        words = PREFIX + json.dumps(_now(cases, houses))
        cursor.execute(f"comment on database {name} is '{words}'")


PREFIX = "nuanju bench "
