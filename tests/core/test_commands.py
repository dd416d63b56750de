"""Commands from outside: the second arrival gets the first answer."""

import time

import pytest

from nuanju.core.commands import once
from nuanju.core.models import Command
from nuanju.core.refusals import Refused
from tests.core.conftest import together
from tests.parcels.models import Parcel


@pytest.fixture
def users(django_user_model):
    return [django_user_model(pk=n, username=f"u{n}", name=f"u{n}") for n in (1, 2)]


def create():
    return {"id": Parcel.objects.create().pk}


def test_twice_answers_the_same_and_does_it_once(db, users):
    answers = [once("c1", by=users[0], verb="register", run=create) for _ in range(2)]
    assert answers[0] == answers[1]
    assert Parcel.objects.count() == 1


def test_at_the_same_moment_the_second_waits_for_the_first_answer(real, users):
    def slow():
        time.sleep(0.1)
        return create()

    first, second = together(*[lambda: once("c1", by=users[0], verb="register", run=slow)] * 2)
    assert first == second == {"id": Parcel.objects.get().pk}


@pytest.mark.parametrize(("who", "verb"), [(1, "register"), (0, "dispatch")])
def test_an_id_belongs_to_its_user_and_verb(db, users, who, verb):
    once("c1", by=users[0], verb="register", run=create)
    with pytest.raises(Refused, match="command_reused"):
        once("c1", by=users[who], verb=verb, run=create)
    assert Parcel.objects.count() == 1


def test_a_failing_body_leaves_the_id_free(db, users):
    def fail():
        create()
        raise Refused("wrong_state")

    with pytest.raises(Refused, match="wrong_state"):
        once("c1", by=users[0], verb="register", run=fail)
    assert not Parcel.objects.exists() and not Command.objects.exists()
    assert once("c1", by=users[0], verb="register", run=create)["id"]


@pytest.mark.parametrize("nothing", [None, ""])
def test_without_an_id_it_just_runs(db, users, nothing):
    for _ in range(2):
        once(nothing, by=users[0], verb="register", run=create)
    assert Parcel.objects.count() == 2


def test_without_an_id_it_is_still_one_transaction(real, users):
    def fail():
        create()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        once(None, by=users[0], verb="register", run=fail)
    assert not Parcel.objects.exists()
