"""A whole site of its own: `nuanju up` with the cast in its database, called over HTTP, looked into by SQL."""

import contextlib
import http.client
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator

import psycopg

from nuanju.config import embedded
from tests.config.servers import ROOT, Site

PEOPLE = ("agent", "agent2", "eng_head", "eng_deputy")
LAY_OUT = f"""
import json
from nuanju.core.actors import SYSTEM
from nuanju.identity.verbs.issue_token import issue_token
from tests.cast import build
cast = build()
told = {{who: issue_token(getattr(cast, who), name="test", by=SYSTEM)[1] for who in {PEOPLE!r}}}
told |= {{who: getattr(cast, who).pk for who in ("handler", "handler2", "house1502", "owner")}}
print("TOLD " + json.dumps(told))
"""


class Town(Site):
    """The site with people in it; `told` holds their tokens and a few keys."""

    def lay_out(self) -> None:
        env = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")}
        command = [sys.executable, "-m", "nuanju.config.cli", "shell", "-c", LAY_OUT]
        done = subprocess.run(
            command, env=env | {"NUANJU_HOME": str(self.home)}, cwd=ROOT, capture_output=True, text=True
        )
        assert "TOLD " in done.stdout, done.stderr
        self.told = json.loads(done.stdout.split("TOLD ")[1])

    def post(self, who: str, path: str, seconds: float = 20, **payload) -> tuple[int, dict]:
        """One call; raises OSError or HTTPException when the answer does not come."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=seconds)
        headers = {"Authorization": f"Bearer {self.told[who]}", "Content-Type": "application/json"}
        try:
            connection.request("POST", f"/api/v1{path}", json.dumps(payload), headers)
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read())
        finally:
            connection.close()

    def rows(self, sql: str, *values) -> list[tuple]:
        with psycopg.connect(embedded.dsn(self.home), autocommit=True) as c:
            return c.execute(sql, values).fetchall()

    def run(self, sql: str, *values) -> None:
        with psycopg.connect(embedded.dsn(self.home), autocommit=True) as c:
            c.execute(sql, values)

    def defer(self, task: str) -> None:
        """What the timetable does, at once."""
        self.run(
            "select procrastinate_defer_jobs_v1(array[row('default', %s, 0, null, null, '{}', null)"
            "::procrastinate_job_to_defer_v1])",
            task,
        )


@contextlib.contextmanager
def town(name: str) -> Iterator[Town]:
    """Up until the block ends; whatever is left then is killed."""
    home = ROOT / "var" / f"{name}{os.getpid()}"
    home.mkdir(parents=True)
    site = Town(home)
    try:
        site.start()
        site.ready()
        site.lay_out()
        yield site
    finally:
        if site.process and site.process.poll() is None:
            site.stop()
        for process in site.processes():
            process.kill()
        embedded.stop(home)
        shutil.rmtree(home, ignore_errors=True)


def together(*calls) -> list:
    """Run the calls in threads that start at the same moment; their answers in order."""
    barrier, answers = threading.Barrier(len(calls)), [None] * len(calls)

    def run(i: int, call) -> None:
        barrier.wait()
        answers[i] = call()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return answers
