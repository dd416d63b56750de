"""Within a request a question about the rules is asked once; outside, or when the rules change, it is asked again."""

import pytest

from nuanju.core import events, memo
from nuanju.core.actors import SYSTEM
from nuanju.org.models import Corporation


@pytest.fixture
def asked():
    times = []

    @memo.once_a_request
    def question(key, *, on=0):
        times.append((key, on))
        return len(times)

    question.times = times
    return question


def test_inside_a_request_it_is_asked_once_per_argument(asked):
    with memo.remembering():
        assert [asked("a"), asked("a"), asked("b"), asked("a", on=1)] == [1, 1, 2, 3]


def test_outside_and_in_the_next_request_it_is_asked_again(asked):
    assert [asked("a"), asked("a")] == [1, 2]
    for expected in (3, 4):
        with memo.remembering():
            assert asked("a") == expected


@pytest.mark.django_db
def test_an_event_about_the_rules_makes_the_request_forget(asked):
    group = Corporation.objects.create(name="集团")
    with memo.remembering():
        asked("a")
        events.record("org.created", group, by=SYSTEM, data={"what": "集团"})
        assert asked("a") == 2
        events.record("timer.stopped", group, by=SYSTEM)
        assert asked("a") == 2


def test_every_word_stands_for_declared_events():
    declared = {name.partition(".")[0] for name in events.KINDS}
    assert memo.RULES - {"figure"} <= declared, "a rule whose events have another name would be remembered too long"
