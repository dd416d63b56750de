"""One Chromium for all tests that look through a real browser."""

import os
import shutil
from collections.abc import Iterator

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session")
def browser() -> Iterator:
    """Chromium, started once; every person gets his own context in it."""
    from playwright.sync_api import sync_playwright

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # playwright runs a loop in this thread
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


def until(page, question: str, *, seconds: float = 8, every: int = 50) -> None:
    """Ask again and again: playwright's own wait_for_function needs the eval that our CSP forbids."""
    for _ in range(int(seconds * 1000 / every)):
        if page.evaluate(question):
            return
        page.wait_for_timeout(every)
    pytest.fail(f"never: {question}")
