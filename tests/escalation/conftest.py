import datetime

import pytest
import time_machine

from nuanju.notify import queries

MONDAY = datetime.datetime.fromisoformat("2026-03-09T10:00+08:00")


@pytest.fixture
def clock():
    """A Monday morning at ten; nothing moves unless the test moves it."""
    with time_machine.travel(MONDAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def told(run_jobs):
    """Who was told what about a case, channel by channel: {(code, name, channel)}."""

    def told(case, *codes: str):
        run_jobs()
        found = queries.for_subject(case)
        return {(n.code, n.to_name, n.channel) for n in found if not codes or n.code in codes}

    return told
