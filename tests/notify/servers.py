"""Gateways on a free port of this machine: they keep what they got and answer as they are told to."""

import contextlib
import hashlib
import hmac
import http.server
import json
import threading
import time
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, urlsplit


class Request(NamedTuple):
    method: str
    path: str
    query: dict
    headers: dict
    body: bytes

    @property
    def json(self):
        return json.loads(self.body)


class Gateway:
    """`answers` is a function of the request: (status, object), or seconds to keep silent."""

    def __init__(self, answer=lambda request: (200, {"id": "p-1"})):
        self.answer, self.requests = answer, []
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


def _handler(gateway):
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            parts, size = urlsplit(self.path), int(self.headers.get("Content-Length") or 0)
            query = dict(parse_qsl(parts.query, keep_blank_values=True))
            request = Request(self.command, parts.path, query, dict(self.headers.items()), self.rfile.read(size))
            gateway.requests.append(request)
            said = gateway.answer(request)
            with contextlib.suppress(OSError):
                self._say(said)

        do_GET = do_POST

        def _say(self, said):
            if not isinstance(said, tuple):
                return time.sleep(said)
            body = json.dumps(said[1]).encode()
            self.send_response(said[0])
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            for name, value in said[2:]:
                self.send_header(name, value)
            self.end_headers()
            return self.wfile.write(body)

        def log_message(self, *_):
            pass

    return Handler


def signed_for(secret):
    """Answers 401 to whoever has not signed as agreed; the second time it knows the message and sends nothing."""
    sent = {}

    def answer(request):
        stamp, nonce = request.headers["X-Nuanju-Timestamp"], request.headers["X-Nuanju-Nonce"]
        right = hmac.new(secret.encode(), f"{stamp}\n{nonce}\n".encode() + request.body, hashlib.sha256).hexdigest()
        if abs(time.time() - int(stamp)) > 300 or request.headers["X-Nuanju-Signature"] != right:
            return 401, {"error": "bad signature"}
        return 200, {"id": sent.setdefault(request.json["id"], f"p-{len(sent) + 1}")}

    answer.sent = sent
    return answer


def is_aliyuns(request, key_id, secret) -> bool:
    """ACS3-HMAC-SHA256, worked out here from Aliyun's description, not from its kit."""
    scheme, _, rest = request.headers["Authorization"].partition(" ")
    given = dict(part.split("=", 1) for part in rest.split(","))
    headers = {name.lower(): value for name, value in request.headers.items()}
    names = given["SignedHeaders"].split(";")
    query = "&".join(f"{quote(k, safe='-_.~')}={quote(v, safe='-_.~')}" for k, v in sorted(request.query.items()))
    lines = "".join(f"{name}:{headers[name].strip()}\n" for name in names)
    hashed = headers["x-acs-content-sha256"]
    canonical = "\n".join([request.method, request.path, query, lines, ";".join(names), hashed])
    to_sign = f"{scheme}\n{hashlib.sha256(canonical.encode()).hexdigest()}"
    right = hmac.new(secret.encode(), to_sign.encode(), hashlib.sha256).hexdigest()
    return given["Credential"] == key_id and hmac.compare_digest(given["Signature"], right)
