"""One request to a gateway: never longer than its time, never more than a little answer, optionally to public hosts only."""

import contextlib
import http.client
import ipaddress
import json
import socket
import ssl
import threading
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from nuanju.notify.receipts import Undeliverable

SECONDS = 10
MOST = 64 * 1024  # bytes of an answer
TRANSIENT = {408, 425, 429}


class Answer(NamedTuple):
    status: int
    body: bytes

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300

    @property
    def final(self) -> bool:
        """The other side will say the same again."""
        return 300 <= self.status < 500 and self.status not in TRANSIENT

    def json(self) -> dict[str, Any]:
        """{} for anything that is no JSON object."""
        with contextlib.suppress(ValueError):
            read = json.loads(self.body)
            return read if isinstance(read, dict) else {}
        return {}


def get(url: str, *, seconds: float = SECONDS) -> Answer:
    return _ask("GET", url, b"", {}, seconds, public=False)


def post(url: str, body: bytes, headers: dict[str, str], *, seconds: float = SECONDS, public: bool = False) -> Answer:
    """With `public` only to addresses of the open internet, whatever the name resolves to; redirects are not followed."""
    return _ask("POST", url, body, {"Content-Type": "application/json; charset=utf-8", **headers}, seconds, public)


def _ask(method: str, url: str, body: bytes, headers: dict, seconds: float, public: bool) -> Answer:
    parts = urlsplit(url)
    connection = _connection(parts, seconds, public)
    watch = threading.Timer(seconds, _cut, [connection])  # a socket's own time limit starts anew with every byte
    watch.daemon = True
    watch.start()
    try:
        connection.connect()
        connection.request(method, f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}", body, headers)
        answer = connection.getresponse()
        return Answer(answer.status, answer.read(MOST))
    except (OSError, http.client.HTTPException) as error:
        if not watch.is_alive():
            raise TimeoutError(f"{seconds:g} 秒内没有回答") from error
        raise
    finally:
        watch.cancel()
        connection.close()


def _cut(connection: http.client.HTTPConnection) -> None:
    with contextlib.suppress(OSError):
        if connection.sock:
            connection.sock.shutdown(socket.SHUT_RDWR)


def _connection(parts, seconds: float, public: bool) -> http.client.HTTPConnection:
    """Connected to the very address that was checked: a name cannot point elsewhere a moment later."""
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    address = public_address(parts.hostname or "", port) if public else parts.hostname
    return _Secure(parts.hostname, port, address, seconds) if secure else _Plain(parts.hostname, port, address, seconds)


def public_address(host: str, port: int) -> str:
    """An address of the host that lies in the open internet; raises Undeliverable when one of its addresses does not."""
    found = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not all(is_public(ip) for ip in found):
        raise Undeliverable("地址指向内部网络，不能发送")
    return found[0]


def is_public(ip: str) -> bool:
    """No loopback, no private net, no link-local, also not wrapped into IPv6."""
    address = ipaddress.ip_address(ip.partition("%")[0])
    inner = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    return address.is_global and not address.is_multicast and (inner is None or is_public(str(inner)))


class _Plain(http.client.HTTPConnection):
    def __init__(self, host, port, address, seconds):
        super().__init__(host, port, timeout=seconds)
        self.address = address

    def connect(self):
        self.sock = socket.create_connection((self.address, self.port), self.timeout)


class _Secure(_Plain):
    def connect(self):
        super().connect()
        self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)
