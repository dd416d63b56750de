"""Bring the database and the default rows up to date; run again, it changes nothing."""

import argparse
import importlib
import importlib.util

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction

from nuanju.config import static
from nuanju.config.commands import demo_
from nuanju.config.progress import say
from nuanju.org.models import User


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--site", action="store_true", help=argparse.SUPPRESS)  # what `up` wants besides
    parser.add_argument("--no-demo", action="store_true", help=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> None:
    say("检查数据库结构")
    with connection.cursor() as cursor:
        cursor.execute("set statement_timeout = 0")  # an index over ten million rows takes its time
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    load_defaults()
    if args.site:
        static.collect()
        demo_.keep_banner("")
        if settings.DEMO and not args.no_demo:
            demo_.into_empty()
        if not User.objects.exists():
            demo_.keep_banner("    还没有用户，请另开一个窗口建立管理员：bin/nuanju createadmin 登录名 --name 姓名")


def load_defaults() -> None:
    """Every app's `defaults.load()` in layer order (that of INSTALLED_APPS), each in one transaction."""
    for config in apps.get_app_configs():
        name = f"{config.name}.defaults"
        if config.name.startswith("nuanju.") and importlib.util.find_spec(name):
            with transaction.atomic():
                importlib.import_module(name).load()
