"""Is this installation fit for use? Every line says what is wrong and what to do."""

import argparse
import pathlib
from collections.abc import Callable, Iterator
from typing import NamedTuple

from django.conf import settings
from django.core import checks
from django.db import DatabaseError, connection

from nuanju.config import health


class Finding(NamedTuple):
    good: bool
    what: str
    remedy: str = ""


def arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(args: argparse.Namespace) -> int:
    findings = list(findings_of(PARTS))
    for good, what, remedy in findings:
        print(f"{'✓' if good else '✗'} {what}" + ("" if good or not remedy else f"\n    {remedy}"))
    return 0 if all(f.good for f in findings) else 1


def findings_of(parts: list[Callable[[], Iterator[Finding]]]) -> Iterator[Finding]:
    for part in parts:
        try:
            yield from part()
        except DatabaseError as error:
            yield Finding(False, "数据库连接", str(error).splitlines()[0])
            return


def of_settings() -> Iterator[Finding]:
    """Django's own checks, those for deployment when this is one (HTTPS)."""
    for message in checks.run_checks(include_deployment_checks=settings.HTTPS):
        if message.level >= checks.WARNING:
            yield Finding(False, f"设置 {message.id}", str(message.msg))
    yield Finding(not settings.DEBUG, "调试模式已关闭", "去掉 NUANJU_DEBUG")
    if not settings.HTTPS:
        print("· 未设 NUANJU_HTTPS=1：只适合本机试用，正式使用请放在 HTTPS 代理后面（docs/operations.md）")


def of_database() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        cursor.execute("show server_version_num")
        version = int(cursor.fetchone()[0])
        yield Finding(version >= 150000, f"PostgreSQL {version // 10000}", "需要 15 或更新的版本")
        cursor.execute("select '厕所' ~ '^\\w+$', length('厕所') = 2, current_setting('server_encoding') = 'UTF8'")
        words, length, encoding = cursor.fetchone()
        yield Finding(encoding and length, "数据库编码 UTF-8", "请用 createdb -E UTF8 重建数据库")
        yield Finding(words, "数据库认得汉字", "LC_CTYPE 不能是 C，请用 C.UTF-8 或 zh_CN.UTF-8 重建数据库")


def of_migrations() -> Iterator[Finding]:
    pending = health.pending_migrations()
    yield Finding(not pending, "数据库结构是最新的", f"请执行 bin/nuanju migrate（还差 {len(pending)} 步）")


def of_worker() -> Iterator[Finding]:
    yield Finding(
        health.worker_seen(), "后台任务在运行", "请启动 bin/nuanju worker；没有它，时限不会报警、通知不会发出"
    )


def of_files() -> Iterator[Finding]:
    for folder in (settings.HOME, settings.MEDIA_ROOT):
        yield Finding(_writable(pathlib.Path(folder)), f"可写 {folder}", "请检查目录权限和磁盘空间")


def _writable(folder: pathlib.Path) -> bool:
    probe = folder / ".writable"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.write_text("ok")
        probe.unlink()
    except OSError:
        return False
    return True


PARTS = [of_settings, of_files, of_database, of_migrations, of_worker]
