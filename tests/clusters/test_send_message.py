"""One message to all, each household once, with its log."""

import pytest

from nuanju.clusters import panels, verbs
from nuanju.clusters.models import Message
from nuanju.clusters.queries import reachable
from nuanju.notify.models import Notice
from tests.clusters import stories
from tests.clusters.five import denied, refused

pytestmark = pytest.mark.usefixtures("clock")
TEXT = "专家周三上门查漏，周五前告知方案。"


def test_it_does(cast, run_jobs):
    cluster = stories.active(cast)
    verbs.send_message(cluster, text=TEXT, households=5, by=cast.cs_manager)
    run_jobs()
    log = panels.message_log(Message.objects.get())
    assert len(log) == 5
    numbers = {m.case.number for m in stories.members(cluster)}
    assert all(TEXT in n.text and any(number in n.text for number in numbers) for n in log)
    assert {n.delivery.state for n in log} <= {"outbox", "queued", "sent"}


def test_it_is_said_to_the_last_word_the_form_takes(cast, run_jobs):
    words = ("专家已到场查漏，" * 40)[:299] + "。"
    verbs.send_message(stories.active(cast), text=words, households=5, by=cast.cs_manager)
    run_jobs()
    log = panels.message_log(Message.objects.get())
    assert len(log) == 5 and all(words in n.text for n in log)


def test_a_household_with_two_cases_gets_one(cast, run_jobs):
    cluster = stories.active(cast)
    stories.complain(cast, "201")
    run_jobs()
    assert len(reachable(cluster)) == 5


def test_nobody_is_told_twice(cast, run_jobs):
    from nuanju.clusters.reactions import send_out
    from nuanju.core.models import Event

    cluster = verbs.send_message(stories.active(cast), text=TEXT, households=5, by=cast.gm)
    run_jobs()
    send_out(Event.objects.get(kind="cluster.message_sent", subject_id=cluster.pk))
    assert Notice.objects.filter(code="N16").count() == 5


def test_what_was_shown_is_what_is_sent(cast):
    refused("message_changed", "send_message", stories.active(cast), text=TEXT, households=4, by=cast.gm)


def test_without_numbers_nothing_goes(cast):
    cluster = stories.active(cast)
    from nuanju.cases.models import Case

    Case.objects.update(callback_phone="")
    refused("no_phones", "send_message", cluster, text=TEXT, households=0, by=cast.gm)


def test_wrong_state_and_no_right(cast, clock):
    refused("wrong_state", "send_message", stories.closed(cast, clock), text=TEXT, households=5, by=cast.gm)


def test_no_right(cast):
    cluster = stories.active(cast)
    for who in (cast.viewer, cast.agent, cast.stranger):
        denied("send_message", cluster, text=TEXT, households=5, by=who)
