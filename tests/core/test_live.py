"""Live: open screens hear at commit that something changed, and nothing personal."""

import json

import psycopg
import pytest
from django.db import connection, transaction

from nuanju.core import live
from nuanju.core.actors import SYSTEM
from tests.parcels.flow import FLOW
from tests.parcels.models import Parcel


@pytest.fixture
def listen(real):
    """heard(): what another connection was told since."""
    params = connection.get_connection_params()
    with psycopg.connect(
        **{k: params[k] for k in ("host", "dbname", "user", "password", "port") if params.get(k)}
    ) as other:
        other.autocommit = True
        other.execute(f"listen {live.CHANNEL}")
        yield lambda: [json.loads(n.payload) for n in other.notifies(timeout=0.3)]


def test_a_change_is_told_after_the_commit_with_subject_and_version_only(listen):
    with transaction.atomic():
        with FLOW.advance(Parcel(project_id=7, note="业主甲 13812345678"), "pack", by=SYSTEM) as parcel:
            pass
        assert listen() == []
    assert listen() == [{"t": ["p7"], "s": f"parcel:{parcel.pk}", "v": 1}]


def test_what_is_rolled_back_is_not_told(listen):
    with pytest.raises(RuntimeError), transaction.atomic():
        live.tell(Parcel(pk=1))
        raise RuntimeError
    assert listen() == []


def test_nobody_to_tell_nothing_told(listen):
    live.tell_topics([], "parcel:1")
    live.tell(object())
    assert listen() == []
