"""Load a database of a given size and time the hot paths over real HTTP; everything started here is ended here."""

import argparse
import contextlib
import secrets
import signal
import sys
import time
from collections.abc import Iterator

from django.core.management import call_command
from django.db import connection

from nuanju.bench import load, machine, queries
from nuanju.bench.clients import WARM_UP, login, measure
from nuanju.bench.load import Loaded
from nuanju.bench.paths import Paths
from nuanju.bench.report import Line, Report
from nuanju.cases.models import Case
from nuanju.config import embedded, environ, ports, static
from nuanju.config.commands.migrate_ import load_defaults
from nuanju.config.progress import say
from nuanju.config.supervisor import Child, kill_group
from nuanju.core.models import Event
from nuanju.org.models import User

CLI = [sys.executable, "-m", "nuanju.config.cli"]
CROWD = 8
SECONDS = 12.0  # at most, for each path and number of callers
PAGE = environ.ROOT / "docs" / "performance.md"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--cases", type=int, default=100_000, help="装入多少件诉求")
    parser.add_argument("--houses", type=int, help="装入多少套房屋，默认与诉求一样多")
    parser.add_argument("--only", default="", help="只测名称里含这个词的一项")
    parser.add_argument("--write", action="store_true", help="把结果写进 docs/performance.md")


def run(args: argparse.Namespace) -> int:
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends like Ctrl-C: what was started is stopped
    try:
        report = _measured(args)
    except KeyboardInterrupt:
        say("已中断，启动的进程都已停止")
        return 130
    print("\n" + report.table())
    if args.write:
        report.write(PAGE)
    return 0


def _measured(args: argparse.Namespace) -> Report:
    loaded = _loaded(args.cases, args.houses or args.cases)
    with _running("web", "live", "worker") as children:
        paths = Paths(loaded, _cookies)
        before, intakes = machine.log_written(), Case.objects.count()
        lines = [_line(path, children["web"]) for path in paths.all() if args.only in path.name]
        _caught_up()
        memory = {name: machine.memory_of(pid) for name, pid in children.items()}
    if server := _database():
        memory["PostgreSQL"] = machine.memory_of(server)
    taken_in = Case.objects.count() - intakes
    return Report(
        machine.described(), f"{Case.objects.count():,} cases, {args.houses or args.cases:,} houses", lines,
        queries.timed(loaded), memory, machine.database_size(), machine.table_sizes(),
        (machine.log_written() - before) // taken_in if taken_in else 0,
        Event.objects.count() / max(1, Case.objects.count()),
    )  # fmt: skip


def _loaded(cases: int, houses: int) -> Loaded:
    if environ.EMBEDDED and not _known(cases, houses):
        say("重建测算用的数据库")
        _recreate()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    static.collect()
    if load.fits(cases, houses):
        say("使用上次装入的数据")
        return load.read()
    if not load.is_ours_or_empty() or User.objects.exists():
        raise SystemExit("这个数据库里已有数据，测算只用空库。请另建一个，或去掉 DATABASE_URL。")
    load_defaults()
    return load.load(cases, houses, say)


def _known(cases: int, houses: int) -> bool:
    tables = connection.introspection.table_names()
    return not tables or ("cases_case" in tables and load.fits(cases, houses))


def _recreate() -> None:
    connection.close()
    embedded.drop_database(environ.HOME)
    embedded.ensure_database(environ.HOME)


def _line(path, web: int) -> Line:
    say(f"测量 {path.name}")
    at = {"host": environ.HOST, "port": environ.PORT, "seconds": SECONDS, "keep": path.keep}
    processes = (web, _database())
    before = [machine.seconds_of(pid) if pid else 0 for pid in processes]
    alone = measure(path.make, callers=1, calls=path.calls[0], **at)
    after = [machine.seconds_of(pid) if pid else 0 for pid in processes]
    crowd = measure(path.make, callers=CROWD, calls=path.calls[1], **at)
    took = [1000 * (b - a) / max(1, alone.calls + WARM_UP) for a, b in zip(before, after, strict=True)]
    for status, words in (alone.failed | crowd.failed).items():
        say(f"    答复 {status}：{words}")
    return Line(path, alone, crowd, *took)


def _cookies(user: User) -> str:
    """Through the login page, with a password of this run."""
    password = secrets.token_urlsafe(16)
    user.set_password(password)
    user.save(update_fields=["password"])
    return login(environ.HOST, environ.PORT, user.username, password)


@contextlib.contextmanager
def _running(*names: str) -> Iterator[dict[str, int]]:
    """The processes of a site, each in its own group, until the block ends."""
    logs = environ.HOME / "logs"
    logs.mkdir(parents=True, exist_ok=True)
    children = [Child(name, [*CLI, name], logs / f"{name}.log") for name in names]
    try:
        say("启动 " + "、".join(names))
        for child in children:
            child.start()
        _wait(lambda: ports.answers(f"http://{environ.HOST}:{environ.PORT}/readyz"), 60)
        yield {c.name: c.process.pid for c in children if c.process}
    finally:
        for number, seconds in ((signal.SIGTERM, 15), (signal.SIGKILL, 5)):
            _end([c for c in children if c.process and c.process.poll() is None], number, seconds)


def _end(children: list[Child], number: int, seconds: float) -> None:
    for child in children:
        kill_group(child.process.pid, number)  # type: ignore[union-attr]
    with contextlib.suppress(TimeoutError):
        _wait(lambda: all(c.process is None or c.process.poll() is not None for c in children), seconds)


def _caught_up() -> None:
    """Until the worker has run what the intakes deferred: its log belongs to them."""
    say("等后台任务处理完")

    def idle() -> bool:
        with connection.cursor() as cursor:
            cursor.execute("select not exists (select from procrastinate_jobs where task_name like 'core.rel%')")
            return cursor.fetchone()[0]

    with contextlib.suppress(TimeoutError):
        _wait(idle, 120)


def _database() -> int | None:
    """The embedded server's process."""
    return embedded.postmaster(embedded.socket_dir(environ.HOME)) if environ.EMBEDDED else None


def _wait(question, seconds: float) -> None:
    end = time.monotonic() + seconds
    while not question():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.2)
