"""Leases: a worker that dies while it sends loses nothing; two workers send once."""

import datetime
import multiprocessing
import os
import signal
import threading
import time

import pytest
import time_machine
from django.db import connection

from nuanju.core.events import record
from nuanju.notify import delivery as module
from nuanju.notify.choices import DeliveryState
from nuanju.notify.delivery import GRACE, LEASE, try_to_deliver
from nuanju.notify.models import Delivery, Notice
from nuanju.notify.recipients import Recipient
from nuanju.notify.sweep import sweep
from nuanju.notify.verbs import send
from tests.notify.conftest import DISPATCHED
from tests.notify.servers import Gateway, signed_for

SECRET = "secret"


def told(event, owner):
    [notice] = send(event, "N03", to=[owner], values=DISPATCHED)
    return notice.delivery


@pytest.fixture
def gateway(settings):
    with Gateway(signed_for(SECRET)) as server:
        settings.SMS_PROVIDER, settings.SMS_URL, settings.SMS_SECRET = "http", server.url, SECRET
        yield server


def test_a_claim_whose_lease_ran_out_is_taken_up_again_with_the_same_id(event, owner, gateway, run_jobs):
    delivery = told(event, owner)
    run = module._claim(delivery.pk, 0)
    assert run and gateway.requests == []  # and here its worker dies
    run_jobs()
    sweep()
    assert not gateway.requests  # it might still be at work
    with time_machine.travel(datetime.datetime.now(datetime.UTC) + LEASE + datetime.timedelta(seconds=1), tick=True):
        sweep(), sweep()
        run_jobs()
        assert module._record(run, RuntimeError("too late")) is None  # it was only slow
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts) == (DeliveryState.SENT, 2) and len(gateway.requests) == 1


def test_dying_again_and_again_it_is_given_up(event, owner, gateway, run_jobs):
    delivery = told(event, owner)
    with time_machine.travel(datetime.datetime.now(datetime.UTC), tick=True) as clock:
        for attempt in range(len(module.BACKOFF) + 1):
            assert module._claim(delivery.pk, attempt)
            clock.shift(LEASE + datetime.timedelta(seconds=1))
            sweep()
    delivery.refresh_from_db()
    assert delivery.state == DeliveryState.DEAD and not gateway.requests


def test_a_job_that_was_lost_is_made_again(event, owner, gateway, run_jobs):
    delivery = told(event, owner)
    with connection.cursor() as cursor:
        cursor.execute("delete from procrastinate_jobs")
    sweep()
    assert run_jobs() == []
    with time_machine.travel(datetime.datetime.now(datetime.UTC) + GRACE + datetime.timedelta(seconds=1), tick=True):
        sweep()
        run_jobs()
    delivery.refresh_from_db()
    assert delivery.state == DeliveryState.SENT


@pytest.mark.django_db(transaction=True)
def test_no_transaction_is_open_while_the_gateway_is_waited_for(defaults, cast, gateway):
    """Another connection may change the row meanwhile: nothing is locked."""
    from tests.parcels.models import Parcel

    seen = []

    def answer(request):
        seen.append(connection_elsewhere())
        return 200, {"id": "p"}

    def connection_elsewhere():
        row = Delivery.objects.select_for_update(nowait=True)
        from django.db import transaction

        try:
            with transaction.atomic():
                return row.get().state
        finally:
            connection.close()

    gateway.answer = answer
    from django.db import transaction

    with transaction.atomic():
        parcel = Parcel.objects.create(project_id=cast.bw.pk)
        delivery = told(record("parcel.sent", parcel, by=cast.agent), Recipient(name="甲", phone="13800000000"))
    try_to_deliver(delivery.pk, attempt=0)
    assert seen == [DeliveryState.SENDING]


@pytest.mark.django_db(transaction=True)
def test_two_at_once_send_once_and_gather_once(defaults, cast, gateway):
    from django.db import transaction

    from tests.parcels.models import Parcel

    gateway.answer = lambda request, right=gateway.answer: (time.sleep(0.1), right(request))[1]
    with transaction.atomic():
        parcel = Parcel.objects.create(project_id=cast.bw.pk)
        for _ in range(12):
            event = record("parcel.sent", parcel, by=cast.agent)
            send(event, "N03", to=[Recipient(user=cast.handler)], values=DISPATCHED)
    first = Delivery.objects.filter(state=DeliveryState.QUEUED).order_by("pk").first()
    later = datetime.datetime.now(datetime.UTC) + datetime.timedelta(minutes=2)

    def work():
        try_to_deliver(first.pk, attempt=0)
        sweep(later)
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    [t.start() for t in threads], [t.join() for t in threads]
    assert len(gateway.requests) == 1
    assert Notice.objects.filter(code="D01").count() == 2  # app and SMS
    assert Delivery.objects.filter(state=DeliveryState.GATHERED).count() == 4


def _die_while_gathering(pk):
    """In a process of its own: it is killed with the digest written and not committed."""
    from nuanju.notify import gather

    connection.close()
    tell = gather._tell

    def told_and_killed(*args):
        tell(*args)
        os.kill(os.getpid(), signal.SIGKILL)

    gather._tell = told_and_killed
    gather._gather(pk, datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=1))


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_killed_while_gathering_there_is_still_one_digest(defaults, cast):
    from django.db import transaction

    from tests.parcels.models import Parcel

    with transaction.atomic():
        parcel = Parcel.objects.create(project_id=cast.bw.pk)
        for _ in range(12):
            event = record("parcel.sent", parcel, by=cast.agent)
            send(event, "N03", to=[Recipient(user=cast.handler)], values=DISPATCHED)
    connection.close()
    child = multiprocessing.get_context("fork").Process(target=_die_while_gathering, args=[cast.handler.pk])
    child.start(), child.join(30)
    assert child.exitcode == -signal.SIGKILL
    assert not Notice.objects.filter(code="D01").exists()
    sweep(datetime.datetime.now(datetime.UTC) + datetime.timedelta(minutes=2))
    assert Notice.objects.filter(code="D01").count() == 2
