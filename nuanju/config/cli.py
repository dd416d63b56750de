"""`bin/nuanju COMMAND`: every command is one module of nuanju.config.commands with `arguments(parser)` and `run(args)`."""

import argparse
import importlib
import os
import sys
from typing import NamedTuple

import django

from nuanju.config import environ
from nuanju.config.embedded import at_hand


class Command(NamedTuple):
    help: str
    django: bool = True  # set Django up before the module is imported
    database: bool = True  # start the embedded database for the length of the command when nobody has


COMMANDS = {
    "up": Command(
        "启动全部：数据库、网页、实时推送、后台任务（首次会迁移并装入演示数据）", django=False, database=False
    ),
    "web": Command("启动网页服务", django=False, database=False),
    "live": Command("启动实时推送服务", django=False, database=False),
    "worker": Command("启动后台任务", database=False),
    "migrate": Command("更新数据库结构并装入默认资料（可反复执行）"),
    "demo": Command("装入演示组织（仅限空库）"),
    "import": Command("导入文件，例如 import letters 文件.xlsx --open 40"),
    "token": Command("为用户签发 API 令牌，只显示一次"),
    "replay": Command("用现行或另一套级别规则重演过去的诉求，只读，例如 replay --from 2026-01-01 --to 2026-03-31"),
    "reindex": Command("重建搜索（大批导入之后）"),
    "createadmin": Command("建立第一个系统管理员"),
    "check": Command("检查部署：设置、数据库、迁移、后台、文件夹"),
    "bench": Command("压测：装入大量数据，测量各主要路径（见 bin/bench）"),
    "shell": Command("Python 命令行"),
}


def main(argv: list[str] | None = None) -> int:
    argv = sys.argv[1:] if argv is None else argv
    if not argv or argv[0] not in COMMANDS:
        print(usage())
        return 0 if argv and argv[0] in ("-h", "--help", "help") else 2
    name, command = argv[0], COMMANDS[argv[0]]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nuanju.config.settings")
    if command.django:
        django.setup()
    module = importlib.import_module(f"nuanju.config.commands.{name}_")
    parser = argparse.ArgumentParser(prog=f"bin/nuanju {name}", description=command.help)
    module.arguments(parser)
    args = parser.parse_args(argv[1:])
    if not command.database or not environ.EMBEDDED:
        return module.run(args) or 0
    with at_hand(environ.HOME):
        return module.run(args) or 0


def usage() -> str:
    lines = [f"  {name:<12}{command.help}" for name, command in COMMANDS.items()]
    return "\n".join(["用法：bin/nuanju 命令 [参数]", "", *lines, "", "环境变量见 docs/operations.md。"])


if __name__ == "__main__":
    sys.exit(main())
