"""How many queries a page may ask: recorded per folder in query_counts.json; one more fails the build.

NUANJU_UPDATE_BASELINES=1 bin/test records the present numbers; the change is then seen in review.
"""

import json
import os
import pathlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext


class Baselines:
    def __init__(self, file: pathlib.Path):
        self.file = file

    @contextmanager
    def watch(self, name: str) -> Iterator[None]:
        """Count the queries of the block and hold them against the recorded number of `name`."""
        with CaptureQueriesContext(connection) as asked:
            yield
        known = json.loads(self.file.read_text()) if self.file.exists() else {}
        if os.environ.get("NUANJU_UPDATE_BASELINES") == "1":
            known[name] = len(asked)
            self.file.write_text(json.dumps(known, indent=2, sort_keys=True, ensure_ascii=False) + "\n")
            return
        assert name in known, f"no baseline for {name!r} in {self.file}: run with NUANJU_UPDATE_BASELINES=1"
        said = "\n".join(q["sql"][:200] for q in asked.captured_queries)
        assert len(asked) <= known[name], f"{name}: {len(asked)} queries, {known[name]} recorded\n{said}"
