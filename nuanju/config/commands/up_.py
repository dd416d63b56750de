"""Everything on one machine: database, web, live, worker."""

import argparse
import os
import subprocess
import sys

from nuanju.config import embedded, environ, ports
from nuanju.config.progress import say
from nuanju.config.supervisor import Child, Supervisor, end_orphans

CLI = [sys.executable, "-m", "nuanju.config.cli"]
ADDRESS = f"http://{'localhost' if environ.HOST in ('127.0.0.1', '0.0.0.0') else environ.HOST}:{environ.PORT}"  # noqa: S104


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dev", action="store_true", help="网页自动重载，前端边改边构建")
    parser.add_argument("--no-demo", action="store_true", help="空库也不装入演示组织")


def run(args: argparse.Namespace) -> int:
    _writable()
    if not end_orphans(environ.HOME / "nuanju.pids"):
        raise SystemExit(f"已经在运行了：{ADDRESS}。要另开一套，请另设 NUANJU_HOME 和 NUANJU_PORT。")
    for port in (environ.PORT, environ.LIVE_PORT):
        if not ports.comes_free(environ.HOST, port):
            raise SystemExit(f"端口 {port} 已被别的程序占用。请先停掉它，或换一个端口：NUANJU_PORT=9000 bin/run")
    database = _Database()
    try:
        database.start()
        no_demo = ["--no-demo"] if args.no_demo else []
        if subprocess.run([*CLI, "migrate", "--site", *no_demo]).returncode:
            return 1
        say("启动网页、实时推送、后台任务")
        _supervisor(database, args.dev).run(say, lambda: ports.answers(f"{_local()}/healthz"), _welcome)
    except KeyboardInterrupt:
        pass
    finally:
        database.stop()
    say("已全部停止")
    return 0


class _Database:
    """The embedded server as the last child to go; nothing to do when DATABASE_URL names a real one."""

    def __init__(self) -> None:
        self.process: subprocess.Popen | None = None

    def start(self) -> None:
        if environ.EMBEDDED:
            say("启动数据库 PostgreSQL 18")
            self.process = embedded.start(environ.HOME)
            embedded.ensure_database(environ.HOME)

    def tend(self) -> None:
        if environ.EMBEDDED and self.process is not None and self.process.poll() is not None:
            say("数据库意外退出，正在重启")
            self.process = embedded.start(environ.HOME)

    def stop(self) -> None:
        if environ.EMBEDDED:
            embedded.stop(environ.HOME)


def _supervisor(database: _Database, dev: bool) -> Supervisor:
    logs = environ.HOME / "logs"
    logs.mkdir(exist_ok=True)
    commands = {name: [*CLI, name] for name in ("web", "live", "worker")}
    if dev:
        commands["web"] = [sys.executable, "-m", "django", "runserver", f"{environ.HOST}:{environ.PORT}"]
        commands["frontend"] = ["npm", "--prefix", "frontend", "run", "build", "--", "--watch"]
    children = [Child(name, command, logs / f"{name}.log") for name, command in commands.items()]
    return Supervisor(children, environ.HOME / "nuanju.pids", database.tend)


def _local() -> str:
    return f"http://{'127.0.0.1' if environ.HOST == '0.0.0.0' else environ.HOST}:{environ.PORT}"  # noqa: S104


def _welcome() -> None:
    say(f"暖居已启动：{ADDRESS}")
    banner = environ.HOME / "banner.txt"
    if banner.exists():
        print(banner.read_text(), flush=True)
    print(f"    按 Ctrl-C 停止。日志在 {environ.HOME / 'logs'}", flush=True)


def _writable() -> None:
    try:
        environ.HOME.mkdir(parents=True, exist_ok=True)
        (environ.HOME / ".writable").touch()
    except OSError as error:
        raise SystemExit(
            f"不能写入数据目录 {environ.HOME}（{os.strerror(error.errno or 0)}）。请检查权限或另设 NUANJU_HOME。"
        ) from error
