"""Numbers without holes, each given once."""

import datetime

import pytest
from django.db import transaction

from nuanju.core.numbering import dated_number, next_serial
from tests.core.conftest import together


def test_counts_per_key_and_day(db):
    day = datetime.date(2026, 11, 21)
    numbers = [dated_number("NJ", code, day) for code in ("BW", "BW", "LS")]
    assert numbers == ["NJ-BW-20261121-0001", "NJ-BW-20261121-0002", "NJ-LS-20261121-0001"]
    assert dated_number("NJ", "BW", day + datetime.timedelta(days=1)) == "NJ-BW-20261122-0001"


def test_grows_beyond_four_digits(db):
    from nuanju.core.models import Series

    Series.objects.create(key="NJ-BW-20261121", last=9999)
    assert dated_number("NJ", "BW", datetime.date(2026, 11, 21)) == "NJ-BW-20261121-10000"


def test_many_at_once_leave_no_hole_and_no_double(real):
    def take():
        with transaction.atomic():
            return next_serial("k")

    assert sorted(together(*[take] * 8)) == list(range(1, 9))


def test_a_number_of_a_transaction_that_fails_is_given_again(real):
    with pytest.raises(RuntimeError), transaction.atomic():
        assert next_serial("k") == 1
        raise RuntimeError
    assert next_serial("k") == 1
