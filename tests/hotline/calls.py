"""Calls as the tests need them."""

from nuanju.core.actors import SYSTEM
from nuanju.hotline import verbs
from nuanju.org.verbs import go_on_shift

OWNER = "138 1234 5678"  # three people have it
HOTLINE = "400-800-0001"  # of 碧湾花园


def on_shift(*agents) -> None:
    for agent in agents:
        go_on_shift(agent, by=agent)


def rang(call_id="c1", *, phone=OWNER, called=HOTLINE, by=SYSTEM, **fields):
    return verbs.ring(call_id, phone=phone, called=called, by=by, **fields)


def missed(call_id="c1", *, at=None, **fields):
    """A number to call back: it rang, and the caller gave up."""
    verbs.abandon(call := rang(call_id, started_at=at, **fields), by=SYSTEM, at=at)
    return verbs.ask_call_back(call, by=SYSTEM)


def taken(agent, call_id="c1", **fields):
    on_shift(agent)
    return verbs.take(rang(call_id, **fields), by=agent)
