"""The one door: rows inside the user's reach."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser

from nuanju.core.scope import NOWHERE, Reach
from tests.parcels.models import Parcel


@pytest.fixture
def parcels(db):
    Parcel.objects.bulk_create(Parcel(project_id=p) for p in (1, 1, 2))


def seen_with(reach):
    return sorted(Parcel.objects.visible_to(SimpleNamespace(reach=reach)).values_list("project_id", flat=True))


def test_reach_decides(parcels):
    assert seen_with(Reach(False, frozenset([1]))) == [1, 1]
    assert seen_with(Reach(True, frozenset())) == [1, 1, 2]
    assert seen_with(NOWHERE) == []


def test_somebody_without_reach_sees_nothing(parcels):
    assert not Parcel.objects.visible_to(AnonymousUser()).exists()


def test_covers():
    assert Reach(False, frozenset([1])).covers(1)
    assert not Reach(False, frozenset([1])).covers(None)
    assert Reach(True, frozenset()).covers(None)
