"""A real site for stories in a real browser: pages by a server thread, live updates by their own process, Chromium."""

import copy
import os
import pathlib
import shutil

import pytest
from django.test import Client

from tests.config.servers import free_port, running

BUILD = pathlib.Path(__file__).resolve().parents[2] / "nuanju" / "static" / "build" / "manifest.json"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


def pytest_collection_modifyitems(items):
    here = pathlib.Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.journey)
            item.add_marker(pytest.mark.skipif(not CHROMIUM, reason="chromium is not installed"))
            item.add_marker(pytest.mark.skipif(not BUILD.exists(), reason="the frontend is not built"))


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # playwright runs a loop in this thread
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def site(transactional_db, defaults, settings, live_server):
    """The address of a running site with reference data and live updates."""
    port = free_port()
    settings.LIVE_PORT = port
    policy = copy.deepcopy(settings.CONTENT_SECURITY_POLICY)
    policy["DIRECTIVES"]["connect-src"] = ["'self'", f"http://*:{port}"]
    settings.CONTENT_SECURITY_POLICY = policy
    with running("live", port=port, NUANJU_LIVE_PORT=str(port), NUANJU_SECRET_KEY=settings.SECRET_KEY):
        yield live_server.url


@pytest.fixture
def screen(browser, site):
    """`screen(user, "/agent/")`: a browser of his own, logged in; faults of scripts fail the test."""
    contexts, faults = [], []

    def show(user, path: str, *, width: int = 1440, height: int = 900):
        client = Client()  # a session of his own
        client.force_login(user)
        context = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN")
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}
        context.add_cookies([cookie])
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(8000)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda m: faults.append(m.text) if "Content Security Policy" in m.text else None)
        page.goto(f"{site}{path}")
        return page

    yield show
    for context in contexts:
        context.close()
    assert faults == []


def heard(page) -> None:
    """Wait until the stream of live updates is open."""
    page.wait_for_selector('html[data-live-state="live"]', state="attached")


def shot(page, name: str) -> None:
    """A picture for the eyes, when NUANJU_SHOTS names a folder."""
    if folder := os.environ.get("NUANJU_SHOTS"):
        page.screenshot(path=str(pathlib.Path(folder) / f"{name}.png"), caret="initial")
