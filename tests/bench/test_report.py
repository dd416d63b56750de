"""Callers, figures and the table in the docs."""

import http.server
import threading

import pytest

from nuanju.bench.clients import Call, figures, measure
from nuanju.bench.paths import Path
from nuanju.bench.report import BEGIN, END, Line, Report


@pytest.fixture
def server():
    class Answer(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            body = b"[]"
            self.send_response(200 if self.path == "/good" else 409)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            """Quiet."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield {"host": "127.0.0.1", "port": server.server_port, "seconds": 5}
        server.shutdown()


def test_so_many_calls_by_so_many_callers(server):
    kept = []
    found = measure(lambda: Call("GET", "/good", {}), callers=4, calls=40, keep=kept.append, **server)
    assert (found.calls, len(kept), found.failed) == (40, 40, {})
    assert 0 < found.p50 <= found.p95


def test_refusals_are_told_and_running_out_ends_it(server):
    calls = iter([Call("GET", "/bad", {})] * 10)
    found = measure(lambda: next(calls, None), callers=1, calls=40, **server)
    assert found.calls == 2, "eight went to warming up"
    assert found.failed == {409: "[]"}


def test_percentiles():
    found = figures([float(n) for n in range(1, 101)], 2.0, {})
    assert (found.p50, round(found.p95), found.per_second) == (50.5, 95, 50)
    assert figures([], 1.0, {}).calls == 0


def test_the_table_goes_between_the_marks(tmp_path):
    quick, slow = figures([10.0] * 9, 1, {}), figures([90.0] * 9, 1, {})
    path = Path("intake", 60, lambda: None)
    report = Report(
        "2 cores", "9 cases", [Line(path, slow, quick, 31.0, 9.0)], [("search", quick)], {"web": 2**20}, 2**20, [], 0, 9
    )
    page = tmp_path / "performance.md"
    page.write_text(f"# Performance\n{BEGIN}\nold\n{END}\nafter")
    report.write(page)
    text = page.read_text()
    assert "old" not in text and text.endswith("after") and text.count(BEGIN) == 1
    assert "| intake | 90 ms | 90 ms | 60 ms **missed** |" in text
