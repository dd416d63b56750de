"""`live`: one LISTEN connection fanned out to every open stream; a small ASGI process without Django.

GET /live?ticket=… (or / behind a proxy) answers with server-sent events: `{"s": "case:42", "v": 7}` = changed, refetch
what you show of it; `{"s": "*"}` = something was missed, refetch all you show. `&age=` says how many milliseconds ago the
page was asked for: what was told since then is told again. A stream ends after a while: the browser comes back with a
fresh ticket, so rights that were taken away stop counting.
"""

import asyncio
import contextlib
import json
import logging
import os
import time
from collections import deque
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

import psycopg
from django.core.signing import BadSignature

from nuanju.config import embedded, environ
from nuanju.core.live import CHANNEL, Holder, read_ticket

log = logging.getLogger("nuanju.live")
DSN = os.environ.get("DATABASE_URL") or embedded.dsn(environ.HOME)
QUEUE = 100  # messages a slow reader may lag behind
PING = 20  # seconds; keeps proxies from closing a quiet stream
LIFETIME = 15 * 60
MISSED = b'data: {"s":"*"}\n\n'
KEPT = 10.0  # seconds of messages kept for pages that were rendered before their stream was open
SLACK = 1.0  # the way of the page's own request and of the stream's


class Told(NamedTuple):
    at: float
    topics: list[str]
    subject: str
    message: bytes


class Stream:
    """One reader: what it may hear of, and what waits for it."""

    def __init__(self, holder: Holder):
        self.holder = holder
        self.queue: asyncio.Queue[bytes] = asyncio.Queue(QUEUE)

    def put(self, message: bytes) -> None:
        if self.queue.full():
            while not self.queue.empty():
                self.queue.get_nowait()
            message = MISSED
        self.queue.put_nowait(message)


class Hub:
    """All streams, and the one connection that listens for them."""

    def __init__(self) -> None:
        self.streams: set[Stream] = set()
        self.listener: asyncio.Task | None = None
        self.listening_since = float("inf")
        self.told: deque[Told] = deque()

    def join(self, stream: Stream, age: float = 0) -> None:
        """`age` in seconds: how old the page is that opens the stream."""
        if self.listener is None or self.listener.done():
            self.listener = asyncio.get_running_loop().create_task(self._listen())
        self.streams.add(stream)
        self._tell_again(stream, age)

    def tell(self, payload: str) -> None:
        news = json.loads(payload)
        message = f"data: {json.dumps({'s': news['s'], 'v': news['v']}, separators=(',', ':'))}\n\n".encode()
        self.told.append(Told(time.monotonic(), news["t"], news["s"], message))
        while self.told[0].at < time.monotonic() - KEPT - SLACK:
            self.told.popleft()
        for stream in self.streams:
            if stream.holder.hears(news["t"]):
                stream.put(message)

    def _tell_again(self, stream: Stream, age: float) -> None:
        """The last word on each subject since the page was asked for; before the first listening comes `_missed`."""
        since = time.monotonic() - age - SLACK
        if age and (age > KEPT or since < self.listening_since < float("inf")):
            stream.put(MISSED)
        elif age:
            heard = {t.subject: t.message for t in self.told if t.at >= since and stream.holder.hears(t.topics)}
            for message in heard.values():
                stream.put(message)

    async def _listen(self) -> None:
        while True:
            try:
                async with await psycopg.AsyncConnection.connect(DSN, autocommit=True, application_name="live") as c:
                    await c.execute(f"listen {CHANNEL}")
                    self._missed()
                    self.listening_since = time.monotonic()
                    async for notice in c.notifies():
                        self.tell(notice.payload)
            except (psycopg.Error, OSError) as error:
                log.warning("listening again in a second: %s", type(error).__name__)
            self.listening_since = float("inf")
            await asyncio.sleep(1)

    def _missed(self) -> None:
        """Whatever was told while nobody listened is made up for by one refetch."""
        for stream in self.streams:
            stream.put(MISSED)


HUB = Hub()


async def application(scope, receive, send) -> None:
    if scope["type"] != "http":
        return
    if scope["path"] == "/healthz":
        await _answer(send, 200, b"ok", [])
    else:
        await _stream(scope, receive, send)


async def _stream(scope, receive, send) -> None:
    headers = {k.decode("latin-1"): v.decode("latin-1") for k, v in scope["headers"]}
    cors = _cors(headers)
    try:
        query = parse_qs(scope["query_string"].decode("latin-1"))
        stream = Stream(read_ticket(query.get("ticket", [""])[0], key=environ.secret()))
    except BadSignature:
        await _answer(send, 403, "请重新获取实时推送凭据。".encode(), cors)
        return
    await _start(send, 200, [(b"content-type", b"text/event-stream"), (b"x-accel-buffering", b"no"), *cors])
    gone = asyncio.ensure_future(_gone(receive))
    HUB.join(stream, _age(query))
    try:
        await _pump(stream, send, gone)
    finally:
        HUB.streams.discard(stream)
        gone.cancel()


async def _pump(stream: Stream, send, gone: asyncio.Future) -> None:
    end = asyncio.get_running_loop().time() + LIFETIME
    body = b"retry: 2000\n\n"
    while not gone.done() and asyncio.get_running_loop().time() < end:
        await send({"type": "http.response.body", "body": body, "more_body": True})
        news = asyncio.ensure_future(stream.queue.get())
        await asyncio.wait({news, gone}, return_when=asyncio.FIRST_COMPLETED, timeout=PING)
        body = news.result() if news.done() else b": ping\n\n"
        news.cancel()
    if not gone.done():
        await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _gone(receive) -> None:
    with contextlib.suppress(asyncio.CancelledError):
        while (await receive())["type"] != "http.disconnect":
            pass


def _age(query: dict[str, list[str]]) -> float:
    given = query.get("age", [""])[0]
    return int(given[:9]) / 1000 if given.isascii() and given.isdigit() else 0.0


def _cors(headers: dict[str, str]) -> list[tuple[bytes, bytes]]:
    """Pages of the same host may read the stream, whatever their port; nobody else."""
    origin = headers.get("origin", "")
    host = urlsplit(f"//{headers.get('host', '')}").hostname
    if origin and urlsplit(origin).hostname == host:
        return [(b"access-control-allow-origin", origin.encode("latin-1")), (b"vary", b"origin")]
    return []


async def _start(send, status: int, headers: list[tuple[bytes, bytes]]) -> None:
    base = [(b"cache-control", b"no-store"), (b"x-content-type-options", b"nosniff")]
    await send({"type": "http.response.start", "status": status, "headers": [*base, *headers]})


async def _answer(send, status: int, body: bytes, headers: list[tuple[bytes, bytes]]) -> None:
    await _start(send, status, [(b"content-type", b"text/plain; charset=utf-8"), *headers])
    await send({"type": "http.response.body", "body": body})
