"""Imports, one module per kind of file: nuanju/exchange/imports/<kind>.py with `arguments(parser)` and `run(args)`."""

import argparse
import importlib
import pkgutil

from nuanju import exchange


def arguments(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(dest="kind", required=True, title="可导入的内容")
    for name in _kinds():
        module = importlib.import_module(f"nuanju.exchange.imports.{name}")
        sub = kinds.add_parser(name, help=(module.__doc__ or "").splitlines()[0])
        module.arguments(sub)
        sub.set_defaults(work=module.run)


def run(args: argparse.Namespace) -> int:
    return args.work(args)


def _kinds() -> list[str]:
    folder = [f"{path}/imports" for path in exchange.__path__]
    return sorted(m.name for m in pkgutil.iter_modules(folder) if not m.name.startswith("_"))
