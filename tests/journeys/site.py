"""A running site for the journeys: a copy of the test database with the cast in it, served by `bin/nuanju up`."""

import contextlib
import json
import os
import pathlib
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Iterator

from django.db import connection

from tests.config.servers import database_url, free_port, wait_for

NAME = "nuanju_journeys"


class Site:
    """Its address, its telephony, its processes."""

    def __init__(self, url: str, home: pathlib.Path, stage: dict[str, dict], env: dict[str, str]):
        self.url, self.home, self.env = url, home, env
        self.tokens, self.ids = stage["tokens"], stage["ids"]

    def post(self, path: str, *, by: str = "admin", **fields) -> dict:
        """Another system calls the API."""
        body = json.dumps({"command_id": uuid.uuid4().hex, **fields}).encode()
        headers = {"Authorization": f"Bearer {self.tokens[by]}", "Content-Type": "application/json"}
        return _answer(urllib.request.Request(f"{self.url}/api/v1/{path}", body, headers))

    def get(self, path: str, *, by: str = "admin") -> dict:
        headers = {"Authorization": f"Bearer {self.tokens[by]}"}
        return _answer(urllib.request.Request(f"{self.url}/api/v1/{path}", headers=headers))

    def upload(self, name: str, content: bytes, *, by: str) -> str:
        """A file by the API; its key."""
        edge = uuid.uuid4().hex
        head = f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        headers = {
            "Authorization": f"Bearer {self.tokens[by]}",
            "Content-Type": f"multipart/form-data; boundary={edge}",
        }
        body = head.encode() + content + f"\r\n--{edge}--\r\n".encode()
        return _answer(urllib.request.Request(f"{self.url}/api/v1/files", body, headers))["key"]

    def ring(self, phone: str, *, called: str = "4008000001", agent: str = "agent") -> str:
        """The switch reports a call for this agent; the answer is its id."""
        call_id = uuid.uuid4().hex[:12]
        self.post("calls", call_id=call_id, phone=phone, called=called, agent=agent)
        return call_id

    def command(self, *words: str) -> str:
        """`bin/nuanju …` against this site; what it printed."""
        return run(self.env, "-m", "nuanju.config.cli", *words)

    @contextlib.contextmanager
    def without(self, name: str) -> Iterator[None]:
        """One child is killed and stays dead until the block ends: its keeper is held still meanwhile."""
        pids = {n: int(pid) for pid, _, n in map(str.split, (self.home / "nuanju.pids").read_text().splitlines())}
        os.kill(pids["up"], signal.SIGSTOP)
        try:
            os.killpg(pids[name], signal.SIGKILL)
            yield
        finally:
            os.kill(pids["up"], signal.SIGCONT)


def _answer(request: urllib.request.Request) -> dict:
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        raise AssertionError(f"{request.full_url}: {error.code} {error.read().decode()}") from error


def run(env: dict[str, str], *words: str) -> str:
    done = subprocess.run([sys.executable, *words], env=env, capture_output=True, text=True)
    assert done.returncode == 0, f"{words}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@contextlib.contextmanager
def served(home: pathlib.Path, *, name: str = NAME, stage: str = "cast", **more: str) -> Iterator[Site]:
    """Until the block ends; the database goes with it. `stage` says who is on it: the cast, or the demo organisation."""
    home.mkdir(parents=True, exist_ok=True)
    url = database_url().replace(f"/{connection.settings_dict['NAME']}?", f"/{name}?")
    _copy_database(name)
    port = free_port()
    env = {
        **os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.journeys.settings",
        "NUANJU_HOME": str(home), "NUANJU_HOST": "127.0.0.1", "NUANJU_PORT": str(port),
        "NUANJU_LIVE_PORT": str(free_port()), "NUANJU_WEB_WORKERS": "2", "NUANJU_SITE_URL": f"http://127.0.0.1:{port}",
        "NUANJU_DEMO": "0", **more,
    }  # fmt: skip
    on_stage = json.loads(run(env, "-m", "tests.journeys.stage", stage))
    with (home / "up.log").open("w") as log:
        up = subprocess.Popen(
            [sys.executable, "-m", "nuanju.config.cli", "up"], env=env, stdout=log, stderr=log, start_new_session=True
        )
    try:
        site = Site(f"http://127.0.0.1:{port}", home, on_stage, env)
        wait_for(f"{site.url}/healthz", up, seconds=120)
        _wait_ready(site)
        yield site
    finally:
        up.send_signal(signal.SIGCONT)
        up.send_signal(signal.SIGTERM)
        up.wait(30)
        _drop_database(name)


def _wait_ready(site: Site) -> None:
    """The worker has been seen, so notices flow."""
    for _ in range(300):
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{site.url}/readyz", timeout=5):
            return
        time.sleep(0.1)
    raise AssertionError("the worker does not come")


def _copy_database(name: str) -> None:
    """The test database has its structure already; copying files is quicker than migrating again."""
    source = connection.settings_dict["NAME"]
    connection.close()
    _drop_database(name)
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'create database "{name}" template "{source}"')


def _drop_database(name: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'drop database if exists "{name}" with (force)')
