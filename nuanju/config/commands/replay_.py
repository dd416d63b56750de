"""Replay past cases under the rules in force or under others, in a transaction that refuses every write."""

import argparse
import datetime
import json
import pathlib
import sys

from django.utils import timezone

from nuanju.cases.severity.replay import table, thresholds
from nuanju.cases.severity.replay.review import Period, read_only, review
from nuanju.config.progress import say


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--from", dest="first", type=day, required=True, metavar="日期", help="受理日期从，例如 2026-01-01"
    )
    parser.add_argument("--to", dest="last", type=day, required=True, metavar="日期", help="受理日期到（含当日）")
    parser.add_argument(
        "--rules", type=pathlib.Path, metavar="文件", help="另一套级别规则（YAML 或 JSON），默认用现行规则"
    )
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"日期应写成 2026-01-31：{text}") from error


def run(args: argparse.Namespace) -> int:
    if args.last < args.first:
        print("--to 不能早于 --from", file=sys.stderr)
        return 1
    try:
        with read_only():
            rules = thresholds.read(args.rules, timezone.localdate()) if args.rules else None
            progress = (lambda n: None) if args.json else (lambda n: say(f"已重演 {n} 件"))
            figures = review(Period(args.first, args.last), rules, progress=progress).figures()
    except thresholds.BadRules as error:
        print(error, file=sys.stderr)
        return 1
    if args.json:
        print(json.dumps(figures, ensure_ascii=False, indent=2))
        return 0
    print(f"重演 {args.first} 至 {args.last} 受理的诉求 {figures['cases']} 件。{table.said(rules)}\n")
    print(table.written(figures))
    return 0
