"""The event table: append-only, plain data, words for people."""

import datetime
from decimal import Decimal

import pytest
from django.db import InternalError, ProgrammingError, connection, transaction
from django.db.utils import DatabaseError
from django.utils.translation import gettext_lazy

from nuanju.core import events
from nuanju.core.actors import SYSTEM
from nuanju.core.models import Event
from nuanju.org.choices import Role
from tests.core.conftest import jobs
from tests.parcels.models import Parcel

REFUSED = (InternalError, ProgrammingError, DatabaseError)


@pytest.fixture
def event(parcel):
    return Event.objects.latest("pk")


def test_nobody_changes_what_happened(event):
    with pytest.raises(REFUSED, match="append-only"), transaction.atomic():
        Event.objects.filter(pk=event.pk).update(actor_name="别人")
    event.refresh_from_db()
    assert event.actor_name == "系统"


def test_nobody_removes_what_happened(event):
    with pytest.raises(REFUSED, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("delete from core_event")
    assert Event.objects.filter(pk=event.pk).exists()


def test_only_declared_kinds_are_recorded(parcel):
    with pytest.raises(AssertionError, match="undeclared"):
        events.record("parcel.vanished", parcel, by=SYSTEM)


def test_only_inside_the_transaction_of_what_it_tells(real):
    parcel = Parcel.objects.create()
    with pytest.raises(AssertionError, match="transaction"):
        events.record("parcel.signed", parcel, by=SYSTEM)


def test_a_relay_is_deferred_only_when_somebody_reacts(parcel, reacting):
    events.record("parcel.signed", parcel, by=SYSTEM)
    assert jobs("core.relay") == []
    reacting("parcel.signed")(lambda event: None)
    event = events.record("parcel.signed", parcel, by=SYSTEM)
    assert [args for _, args, _ in jobs("core.relay")] == [{"event_id": event.pk}]


def test_reactions_name_declared_kinds_and_kinds_are_declared_once():
    with pytest.raises(AssertionError, match="undeclared"):
        events.on("parcel.vanished")(lambda event: None)
    with pytest.raises(AssertionError, match="twice"):
        events.declare("parcel.sent", "寄出")


def test_data_becomes_plain_json(parcel):
    moment = datetime.datetime(2026, 11, 21, 10, 0, tzinfo=datetime.UTC)
    assert events.plain(
        {
            "row": parcel,
            "rows": [parcel],
            "moment": moment,
            "day": moment.date(),
            "money": Decimal("12.50"),
            "choice": Role.HANDLER,
            "lazy": gettext_lazy("x"),
            "span": datetime.timedelta(minutes=2),
            "none": None,
            "flag": True,
        }
    ) == {
        "row": {"id": parcel.pk, "text": f"包裹{parcel.pk}"},
        "rows": [{"id": parcel.pk, "text": f"包裹{parcel.pk}"}],
        "moment": "2026-11-21T10:00:00+00:00",
        "day": "2026-11-21",
        "money": "12.50",
        "choice": {"id": "handler", "text": "处理人"},
        "lazy": "x",
        "span": 120.0,
        "none": None,
        "flag": True,
    }


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"receiver": "业主甲", "note": "轻放"}, "寄给业主甲，备注轻放"),
        ({"receiver": {"id": 1, "text": "业主甲"}, "note": ["a", {"id": 2, "text": "b"}]}, "寄给业主甲，备注a、b"),
        ({"receiver": "", "note": None}, "寄给—，备注—"),
        ({}, "寄给—，备注—"),
        ({"receiver": "{0}<b>", "note": 3}, "寄给{0}<b>，备注3"),
        ({"receiver": "x", "note": "2026-11-21T10:00:00+00:00"}, "寄给x，备注2026-11-21 18:00"),
    ],
)
def test_sentence(data, words):
    assert events.sentence(Event(kind="parcel.sent", data=data)) == words


def test_sentence_of_a_kind_that_decides_itself_and_of_one_that_is_gone():
    assert events.sentence(Event(kind="parcel.labelled", data={"words": "易碎"})) == "贴上标签“易碎”"
    assert events.sentence(Event(kind="old.kind", data={})) == "old.kind"
