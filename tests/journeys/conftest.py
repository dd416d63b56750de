"""One site for all journeys; people with their own browsers; a failing journey leaves pictures in out/."""

import pathlib

import pytest

from tests.browser import CHROMIUM
from tests.journeys.people import Cast
from tests.journeys.site import served

HERE = pathlib.Path(__file__).parent
OUT = HERE / "out"
BUILD = HERE.parents[1] / "nuanju/static/build/manifest.json"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Every story needs a browser, the built pages, and a test database to copy (so they come before those who empty it)."""
    for item in items:
        if HERE not in item.path.parents:
            continue
        item.add_marker(pytest.mark.journey)
        item.add_marker(pytest.mark.django_db)
        item.add_marker(pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed"))
        item.add_marker(pytest.mark.skipif(not BUILD.exists(), reason="the frontend is not built"))
    items.sort(key=lambda item: item.path.name == "test_within_a_second.py")  # when all has been told


@pytest.fixture(scope="session")
def site(django_db_setup, django_db_blocker):
    from django.conf import settings

    with django_db_blocker.unblock(), served(pathlib.Path(settings.HOME) / "journeys") as running:
        yield running


@pytest.fixture(scope="session")
def cast_of_all(browser, site):
    """Who logged in once stays logged in."""
    return Cast(browser, site)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.when == "call":
        item.failed = report.failed
    return report


@pytest.fixture
def people(cast_of_all, request):
    """`people.agent`, `people.phone("handler")` …: each in his own browser; nobody may see an error."""
    cast_of_all.enter()
    yield cast_of_all
    if getattr(request.node, "failed", True):
        cast_of_all.photograph(OUT / request.node.name)
        cast_of_all.leave()
    else:
        faults = cast_of_all.leave()
        assert faults == []


@pytest.fixture
def newcomers(browser, request, django_db_setup, django_db_blocker):
    """The demo organisation's site, as one finds it after the first start: everybody logs in by one click."""
    from django.conf import settings

    home = pathlib.Path(settings.HOME) / "newcomers"
    with django_db_blocker.unblock(), served(home, name="nuanju_tour", stage="demo", NUANJU_DEMO="1") as running:
        cast = Cast(browser, running)
        yield cast
        if getattr(request.node, "failed", True):
            cast.photograph(OUT / request.node.name)
        assert cast.leave() == [] or request.node.failed
