"""FLOW.advance: lock, right, state, change, event, or nothing at all."""

import pytest

from nuanju.core.actors import SYSTEM
from nuanju.core.flow import Flow
from nuanju.core.models import Event
from nuanju.core.refusals import Denied, Refused
from tests.core.conftest import together
from tests.parcels import rights
from tests.parcels.flow import FLOW
from tests.parcels.models import Parcel


def kinds(parcel):
    mine = Event.objects.filter(subject_type=parcel._meta.label_lower, subject_id=parcel.pk)
    return list(mine.order_by("pk").values_list("kind", flat=True))


def ship(parcel, by=SYSTEM, **more):
    with FLOW.advance(parcel, "ship", by=by, receiver="业主甲", **more) as row:
        row.note = "轻放"
    return row


def test_changes_the_state_saves_the_body_and_records_who_and_what(parcel, django_user_model):
    user = django_user_model.objects.create(username="a", name="坐席甲")
    ship(parcel, by=user)
    assert (parcel.state, parcel.note, parcel.version) == ("sent", "轻放", 2)  # the caller's object is the row as it is
    assert Parcel.objects.get().state == "sent"
    event = Event.objects.latest("pk")
    assert (event.kind, event.actor_id, event.actor_name, event.project_id) == ("parcel.sent", user.pk, "坐席甲", 7)
    assert event.data == {"from": "packed", "to": "sent", "receiver": "业主甲"}


def test_what_the_body_found_out_goes_into_the_event(parcel):
    with FLOW.advance(parcel, "ship", by=SYSTEM) as row:
        row.event_data = {"stamp": 3}
    assert Event.objects.latest("pk").data["stamp"] == 3


def test_refused_in_the_wrong_state(parcel):
    with pytest.raises(Refused, match="wrong_state") as refused, FLOW.advance(parcel, "sign", by=SYSTEM):
        pytest.fail("the body must not run")
    assert refused.value.subject.state == "packed"
    assert kinds(parcel) == ["parcel.packed"]


def test_denied_without_the_right(parcel, django_user_model):
    user = django_user_model.objects.create(username="a", name="a")
    Parcel.objects.update(keeper_id=user.pk + 1)  # after it was fetched: the row as it is counts, not the one in hand
    with pytest.raises(Denied):
        ship(parcel, by=user)
    assert Parcel.objects.get().state == "packed"
    assert kinds(parcel) == ["parcel.packed"]


def test_a_failing_body_leaves_no_trace(parcel):
    with pytest.raises(ZeroDivisionError), FLOW.advance(parcel, "ship", by=SYSTEM) as row:
        row.note = "half done"
        Parcel.objects.create(note="beside it")
        1 / 0
    assert (parcel.state, parcel.note, parcel.version) == ("packed", "", 1)
    assert list(Parcel.objects.values_list("state", "note")) == [("packed", "")]
    assert kinds(parcel) == ["parcel.packed"]
    assert ship(parcel).state == "sent"  # and nothing is left locked or marked as open


def test_a_failing_birth_leaves_the_object_unborn(db):
    newborn = Parcel()
    with pytest.raises(TypeError), FLOW.advance(newborn, "pack", by=SYSTEM, what=object()):
        pass  # saved, then its event cannot be written
    assert (newborn.pk, newborn.state, newborn.version, newborn._state.adding) == (None, "", 0, True)
    assert not Parcel.objects.exists()


def test_two_at_once_one_wins_the_other_is_shown_the_row_as_it_is(real):
    with FLOW.advance(Parcel(), "pack", by=SYSTEM) as parcel:
        pass
    answers = together(*[lambda: ship(Parcel.objects.get())] * 2)
    [lost] = [a for a in answers if isinstance(a, Refused)]
    assert lost.code == "wrong_state" and lost.subject.state == "sent" and lost.subject.note == "轻放"
    assert kinds(parcel) == ["parcel.packed", "parcel.sent"]


def test_two_at_once_that_keep_the_state_are_told_apart_by_the_version_seen(real):
    with FLOW.advance(Parcel(), "pack", by=SYSTEM):
        pass

    def label():
        parcel = Parcel.objects.get()
        with FLOW.advance(parcel, "label", by=SYSTEM, seen=1, words="易碎"):
            pass

    answers = together(label, label)
    [lost] = [a for a in answers if isinstance(a, Refused)]
    assert lost.code == "changed_meanwhile" and lost.subject.version == 2
    assert Parcel.objects.get().state == "packed"


def test_verbs_of_one_subject_follow_each_other_and_never_nest(parcel):
    with (
        pytest.raises(RuntimeError, match="inside another verb"),
        FLOW.advance(parcel, "ship", by=SYSTEM) as row,
        FLOW.advance(row, "label", by=SYSTEM),
    ):
        pass
    assert Parcel.objects.get().state == "packed"


def test_a_verb_of_another_subject_may_run_inside(parcel):
    with FLOW.advance(parcel, "ship", by=SYSTEM), FLOW.advance(Parcel(), "pack", by=SYSTEM) as other:
        pass
    assert other.state == "packed" and Parcel.objects.filter(state="sent").count() == 1


def test_buttons_are_what_state_and_right_allow(parcel, django_user_model):
    keeper, other = (django_user_model.objects.create(username=n, name=n) for n in "ab")
    parcel.keeper_id = keeper.pk
    assert FLOW.verbs_for(keeper, parcel) == ["ship", "label"]
    assert FLOW.verbs_for(other, parcel) == []
    parcel.state = "sent"
    assert FLOW.verbs_for(keeper, parcel) == ["label", "sign"]


def test_a_verb_without_a_right_does_not_start():
    with pytest.raises(AssertionError, match="lose"):
        Flow(rights, lose=("sent", "lost", "parcel.signed"))
