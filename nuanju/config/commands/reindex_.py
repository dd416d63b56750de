"""Read everything again for the search box; may run while the site is used."""

import argparse

from nuanju.config.progress import say
from nuanju.search.sources import SOURCES
from nuanju.search.verbs import rebuild


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kinds", nargs="*", metavar="类别", help=f"只重建这些：{' '.join(SOURCES)}")


def run(args: argparse.Namespace) -> int:
    if unknown := set(args.kinds) - set(SOURCES):
        say(f"没有这些类别：{' '.join(sorted(unknown))}")
        return 2
    count = rebuild(args.kinds, progress=lambda kind, done: say(f"{kind} {done} 条"))
    say(f"搜索已重建，共 {count} 条")
    return 0
