"""Callers over real HTTP: each keeps its connection open, waits for the answer, calls again."""

import http.client
import json
import re
import statistics
import threading
import time
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urlencode

WARM_UP = 8


class Call(NamedTuple):
    """One request; `body` is sent as JSON."""

    method: str
    path: str
    headers: dict[str, str]
    body: dict | None = None


class Figures(NamedTuple):
    """What a stretch of calls took."""

    calls: int
    p50: float  # ms
    p95: float
    per_second: float
    failed: dict[int, str]  # status → the first answer with it


class Caller:
    """One keep-alive connection."""

    def __init__(self, host: str, port: int):
        self.connection = http.client.HTTPConnection(host, port, timeout=60)

    def call(self, call: Call) -> tuple[int, bytes]:
        body = None if call.body is None else json.dumps(call.body, ensure_ascii=False).encode()
        headers = call.headers | ({"Content-Type": "application/json"} if body else {})
        self.connection.request(call.method, call.path, body, headers)
        answer = self.connection.getresponse()
        return answer.status, answer.read()


def measure(
    make: Callable[[], Call | None], *, host: str, port: int, callers: int, calls: int, seconds: float,
    keep: Callable[[bytes], None] = lambda answer: None,
) -> Figures:  # fmt: skip
    """`callers` at once until `calls` are made, `make` has no more or the time is up; `keep` gets each good answer."""
    taken, failed, lock, left = list[float](), dict[int, str](), threading.Lock(), iter(range(calls))
    for _ in range(WARM_UP):
        if call := make():
            Caller(host, port).call(call)
    end = time.perf_counter() + seconds

    def work() -> None:
        caller = Caller(host, port)
        while time.perf_counter() < end:
            with lock:
                call = make() if next(left, None) is not None else None
            if call is None:
                return
            began = time.perf_counter()
            try:
                status, answer = caller.call(call)
            except (OSError, http.client.HTTPException) as gone:
                failed.setdefault(0, repr(gone))
                return
            took = time.perf_counter() - began
            with lock:
                taken.append(took * 1000)
                if status < 300:
                    keep(answer)
                else:
                    failed.setdefault(status, answer[:300].decode(errors="replace"))

    began = time.perf_counter()
    threads = [threading.Thread(target=work, daemon=True) for _ in range(callers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return figures(taken, time.perf_counter() - began, failed)


def figures(taken: list[float], seconds: float, failed: dict[int, str]) -> Figures:
    if not taken:
        return Figures(0, 0.0, 0.0, 0.0, failed)
    cuts = statistics.quantiles(taken, n=20, method="inclusive") if len(taken) > 1 else taken * 19
    return Figures(len(taken), statistics.median(taken), cuts[18], len(taken) / seconds, failed)


def login(host: str, port: int, username: str, password: str) -> str:
    """The cookies of a person logged in through the login page."""
    cookies: dict[str, str] = {}
    page = _visit(host, port, "GET", "/account/login/", cookies)
    token = re.search(rb'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert token, "the login page has no form"
    form = {"login": username, "password": password, "csrfmiddlewaretoken": token[1].decode()}
    _visit(host, port, "POST", "/account/login/", cookies, form)
    assert "sessionid" in cookies, f"{username} could not log in"
    return _jar(cookies)


def _visit(host: str, port: int, method: str, path: str, cookies: dict[str, str], form: dict | None = None) -> bytes:
    connection = http.client.HTTPConnection(host, port, timeout=60)
    headers = {"Cookie": _jar(cookies), "Referer": f"http://{host}:{port}{path}"}
    headers |= {"Content-Type": "application/x-www-form-urlencoded"} if form else {}
    connection.request(method, path, urlencode(form) if form else None, headers)
    answer = connection.getresponse()
    for given in answer.headers.get_all("Set-Cookie") or []:
        name, _, value = given.partition(";")[0].partition("=")
        cookies[name] = value
    return answer.read()


def _jar(cookies: dict[str, str]) -> str:
    return "; ".join(f"{k}={v}" for k, v in cookies.items())
