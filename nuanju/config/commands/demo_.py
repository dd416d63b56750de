"""Load the demo organisation, into an empty database only."""

import argparse
import importlib
import importlib.util
import pathlib

from django.conf import settings

from nuanju.config.progress import say
from nuanju.org.models import User


def arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(args: argparse.Namespace) -> int:
    if User.objects.exists():
        print("数据库里已经有人员，演示组织只能装入空库。请另设 NUANJU_HOME 或 DATABASE_URL。")
        return 1
    into_empty()
    return 0


def into_empty() -> None:
    """Load the demo when nobody is there yet; keep the logins to print beside the address."""
    if importlib.util.find_spec("nuanju.demo.load") is None:
        return
    demo = importlib.import_module("nuanju.demo.load")
    if not User.objects.exists():
        say("装入演示组织")
        demo.load(say)
    keep_banner(demo.logins() if hasattr(demo, "logins") else "")


def keep_banner(words: str) -> None:
    """What `up` prints under the address."""
    (pathlib.Path(settings.HOME) / "banner.txt").write_text(words)
