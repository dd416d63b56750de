"""Progress lines with the seconds since `bin/run` began (handed on by NUANJU_STARTED)."""

import os
import time

STARTED = float(os.environ.setdefault("NUANJU_STARTED", str(time.time())))


def say(line: str) -> None:
    print(f"[{time.time() - STARTED:5.1f} 秒] {line}", flush=True)
