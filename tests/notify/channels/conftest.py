import pytest

from nuanju.notify.choices import Weight
from nuanju.notify.recipients import Recipient
from nuanju.notify.verbs import send
from tests.notify.conftest import DISPATCHED, REASSIGNED, by_day, event, owner  # noqa: F401 — fixtures of notices
from tests.notify.servers import Gateway


@pytest.fixture
def gateway():
    with Gateway() as server:
        yield server


@pytest.fixture
def say(event, cast):  # noqa: F811
    """Tell the GM by one channel; the delivery as it waits."""

    def say(channel, *, to=None, code="N08", values=REASSIGNED, weight=Weight.PRESSING):
        cast.gm.employee_no = "E1001"
        person = to or Recipient(user=cast.gm, email="gm@example.com")
        [notice] = send(event, code, to=[person], values=values, channels=[channel], weight=weight)
        return notice.delivery

    return say


@pytest.fixture
def outcome(run_jobs):
    """Let the jobs run and read how the delivery stands."""

    def outcome(delivery):
        run_jobs()
        delivery.refresh_from_db()
        return delivery.state, delivery.error

    return outcome


__all__ = ["DISPATCHED"]
