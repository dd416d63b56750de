"""Mark read: one's own notices, once."""

from nuanju.notify import queries
from nuanju.notify.models import Notice
from nuanju.notify.recipients import Recipient
from nuanju.notify.verbs import mark_read, send
from tests.notify.conftest import DISPATCHED


def test_reads_all_or_the_named_ones_of_my_own(event, cast):
    send(event, "N03", to=[Recipient(user=cast.handler), Recipient(user=cast.handler2)], values=DISPATCHED)
    assert queries.unread(cast.handler).count() == 1  # the SMS is not for the bell
    assert mark_read(Notice.objects.filter(recipient=cast.handler2), by=cast.handler) == 0  # somebody else's
    assert mark_read(by=cast.handler) == 1
    assert mark_read(by=cast.handler) == 0  # twice
    assert not queries.unread(cast.handler).exists()
    assert queries.unread(cast.handler2).count() == 1


def test_log_of_a_subject_names_everybody_told(event, cast, owner, django_assert_num_queries):
    send(event, "N03", to=[Recipient(user=cast.handler), owner], values=DISPATCHED)
    with django_assert_num_queries(1):
        log = [(n.to_name, n.masked_address, n.delivery.state) for n in queries.for_subject(event.about)]
    assert ("业主甲", "138****5678", "queued") in log and len(log) == 3
