"""A Python prompt with the models at hand."""

import argparse

from django.core.management import call_command


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-c", "--command", help="执行这一段代码后退出")


def run(args: argparse.Namespace) -> None:
    call_command("shell", command=args.command, verbosity=0)
