"""The live process, for real: tickets, topics, lost database connections, slow readers."""

import asyncio
import json
import queue
import threading
import time
import urllib.error
import urllib.request
from types import SimpleNamespace

import psycopg
import pytest
from django.conf import settings

from nuanju.config.live import HUB, MISSED, QUEUE, Hub, Stream
from nuanju.core import live
from nuanju.core.scope import Reach
from tests.config.servers import database_url, free_port, running

pytestmark = pytest.mark.django_db  # so that the test database is made


def someone(pk: int, *projects: int, everywhere: bool = False):
    return SimpleNamespace(pk=pk, reach=Reach(everywhere, frozenset(projects)))


class Reader(threading.Thread):
    """A browser's end of a stream."""

    def __init__(self, port: int, user, origin: str = "", age: str = ""):
        super().__init__(daemon=True)
        headers = {"Origin": origin} if origin else {}
        url = f"http://127.0.0.1:{port}/live?ticket={live.ticket(user)}&age={age}"
        self.response = urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=20)
        self.heard: queue.Queue = queue.Queue()
        self.start()

    def run(self) -> None:
        for line in self.response:
            if line.startswith(b"data: "):
                self.heard.put(json.loads(line[6:]))

    def next(self) -> dict:
        return self.heard.get(timeout=10)


@pytest.fixture(scope="module")
def port(django_db_setup, django_db_blocker):
    port = free_port()
    with django_db_blocker.unblock():
        env = {"NUANJU_LIVE_PORT": str(port), "NUANJU_SECRET_KEY": settings.SECRET_KEY}
        with running("live", port=port, **env):
            yield port


def tell(*topics: str, subject: str = "case:42", version: int = 7) -> None:
    payload = json.dumps({"t": topics, "s": subject, "v": version})
    with psycopg.connect(database_url(), autocommit=True) as other:
        other.execute("select pg_notify(%s, %s)", [live.CHANNEL, payload])


@pytest.mark.slow
def test_a_change_reaches_those_in_reach_and_nobody_else(port):
    mine, other, group = (
        Reader(port, someone(1, 12)),
        Reader(port, someone(2, 13)),
        Reader(port, someone(3, everywhere=True)),
    )
    tell("p12", "u9")
    tell("p13", subject="case:43")
    assert last(mine) == {"s": "case:42", "v": 7}
    assert last(other) == {"s": "case:43", "v": 7}
    assert last(group) == {"s": "case:43", "v": 7}


def last(reader: Reader) -> dict:
    """The last thing heard, once it has been quiet."""
    news = {}
    try:
        while True:
            news = reader.heard.get(timeout=0.5)
    except queue.Empty:
        return news


@pytest.mark.slow
def test_a_lost_database_connection_is_made_up_for(port):
    reader = Reader(port, someone(1, 12))
    tell("p12")
    last(reader)
    with psycopg.connect(database_url(), autocommit=True) as other:
        other.execute("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'live'")
    assert reader.next() == {"s": "*"}
    tell("p12", subject="case:44")
    assert reader.next() == {"s": "case:44", "v": 7}


@pytest.mark.slow
def test_what_was_told_while_the_page_was_on_its_way_is_told_again(port):
    first = Reader(port, someone(1, 12))
    tell("p12", subject="case:50")
    while first.next() != {"s": "case:50", "v": 7}:
        pass
    time.sleep(2)  # it has been listening for longer than the page is old
    tell("p13", subject="case:51")
    tell("p12", subject="case:50", version=8)
    first.next()
    assert heard_by(Reader(port, someone(2, 12), age="800")) == [{"s": "case:50", "v": 8}]
    assert heard_by(Reader(port, someone(2, 12))) == [], "a stream that does not ask starts empty"
    assert heard_by(Reader(port, someone(2, 12), age="60000")) == [{"s": "*"}], "too long ago to remember"
    assert (
        heard_by(Reader(port, someone(2, 12), age="-1")) == heard_by(Reader(port, someone(2, 12), age="%C2%B2")) == []
    )


def heard_by(reader: Reader) -> list[dict]:
    """Everything heard until it has been quiet."""
    news = []
    try:
        while True:
            news.append(reader.heard.get(timeout=0.4))
    except queue.Empty:
        return news


@pytest.mark.slow
@pytest.mark.parametrize("query", ["", "ticket=forged", "ticket=%00"])
def test_no_ticket_no_stream(port, query):
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"http://127.0.0.1:{port}/live?{query}", timeout=5)
    assert refused.value.code == 403


@pytest.mark.slow
@pytest.mark.parametrize(("origin", "allowed"), [("http://127.0.0.1:8000", True), ("http://evil.example", False)])
def test_only_pages_of_the_same_host_may_read(port, origin, allowed):
    given = Reader(port, someone(1, 12), origin).response.headers.get("Access-Control-Allow-Origin")
    assert given == (origin if allowed else None)


def test_a_slow_reader_is_told_to_refetch_all_instead_of_filling_memory():
    async def story() -> list[bytes]:
        hub, stream = Hub(), Stream(live.Holder(1, frozenset({"p12"})))
        hub.streams.add(stream)
        for version in range(QUEUE + 3):
            hub.tell(json.dumps({"t": ["p12"], "s": "case:42", "v": version}))
        return [stream.queue.get_nowait() for _ in range(stream.queue.qsize())]

    heard = asyncio.run(story())
    assert heard[0] == MISSED
    assert len(heard) == 3
    assert not HUB.streams
