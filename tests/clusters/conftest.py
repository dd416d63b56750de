import datetime

import pytest
import time_machine

MONDAY = datetime.datetime.fromisoformat("2026-03-09T10:00+08:00")


@pytest.fixture
def clock():
    """A Monday morning at ten; nothing moves unless the test moves it."""
    with time_machine.travel(MONDAY, tick=False) as traveller:
        yield traveller
