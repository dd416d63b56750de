"""Jobs live and die with the transaction that deferred them."""

import datetime

import pytest
from django.db import transaction

from nuanju.core import jobs as subject
from tests.core.conftest import jobs


def test_a_job_is_rolled_back_with_its_transaction(real):
    with pytest.raises(RuntimeError), transaction.atomic():
        subject.defer_named("core.relay", {"event_id": 1})
        assert len(jobs()) == 1
        raise RuntimeError
    assert jobs() == []


def test_many_in_one_go_and_later(db):
    subject.defer_named("core.relay", {"event_id": 1}, {"event_id": 2}, schedule_in={"seconds": 60})
    assert [(args["event_id"], at is not None) for _, args, at in jobs()] == [(1, True), (2, True)]


def test_a_taken_queueing_lock_is_no_error_and_leaves_the_transaction_usable(db):
    first = subject.defer_named("core.sweep_uploads", {}, queueing_lock="sweep")
    assert len(first) == 1
    assert subject.defer_named("core.sweep_uploads", {}, queueing_lock="sweep") == []
    subject.defer_named("core.relay", {"event_id": 1})
    assert len(jobs()) == 2


def test_daily_times_are_given_in_local_time():
    assert subject.at("08:30") == "30 0 * * *"
    assert subject.at("00:05") == "5 16 * * *"
    assert datetime.datetime.now(datetime.UTC)  # 上海 has no summer time: the line holds all year
