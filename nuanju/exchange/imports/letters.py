"""来信：市民或业主的留言及答复（xlsx），例如 import letters 文件.xlsx --open 40"""

import argparse
import pathlib

from nuanju.exchange.letters import sheet
from nuanju.exchange.letters.bring import bring
from nuanju.exchange.letters.place import letters_project

SHOWN = 20  # broken rows printed one by one


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=pathlib.Path, help="xlsx 文件，首行为列名")
    parser.add_argument("--open", type=int, default=0, metavar="N", help="最新的 N 封保持未结，时限从现在起算")
    parser.add_argument("--project", default="", metavar="CODE", help="归入哪个项目（默认新建“来信归集”）")


def run(args: argparse.Namespace) -> int:
    try:
        letters, broken = sheet.read(args.file)
        project = letters_project(args.project)
    except (sheet.Unreadable, LookupError) as error:
        print(error)
        return 1
    done = bring(
        letters, project=project, keep_open=args.open, progress=lambda n: print(f"  已导入 {n} 封", flush=True)
    )
    print(f"新导入 {done.new} 封（其中未结 {done.open} 封），此前已有 {done.known} 封，读不懂 {len(broken)} 行。")
    for row in broken[:SHOWN]:
        print(f"  第 {row.number} 行：{row.why}")
    if len(broken) > SHOWN:
        print(f"  …… 还有 {len(broken) - SHOWN} 行")
    return 0
