"""Live updates: one small ASGI process without Django."""

import argparse

from nuanju.config import environ
from nuanju.config.commands.web_ import granian


def arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(args: argparse.Namespace) -> None:
    # streams never end by themselves: do not wait for them
    granian("nuanju.config.live:application", environ.LIVE_PORT, "--interface", "asgi", "--workers", "1", patience=1)
