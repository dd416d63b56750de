"""Is the port free? Asked before start: Granian shares a taken port silently."""

import socket
import time
import urllib.request


def free(host: str, port: int) -> bool:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen(1)
        except OSError:
            return False
    return True


def comes_free(host: str, port: int, seconds: float = 5) -> bool:
    """Wait a moment for what was just killed to let go of it."""
    end = time.monotonic() + seconds
    while not free(host, port):
        if time.monotonic() > end:
            return False
        time.sleep(0.1)
    return True


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=1) as response:  # noqa: S310 — our own http address
            return response.status == 200
    except OSError:
        return False
