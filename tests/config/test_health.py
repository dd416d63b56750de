"""Health pages tell proxies and people whether the site is of use."""

import datetime

import pytest
from django.db import connection
from django.utils import timezone

from nuanju.config import health


def seen(ago: datetime.timedelta) -> None:
    with connection.cursor() as cursor:
        cursor.execute("insert into procrastinate_workers (last_heartbeat) values (%s)", [timezone.now() - ago])


def test_healthz_needs_no_database(client):
    assert client.get("/healthz").content == b"ok"


@pytest.mark.django_db
def test_ready_when_a_worker_was_seen_lately(client):
    seen(datetime.timedelta(seconds=20))
    response = client.get("/readyz")
    assert (response.status_code, response.json()) == (200, {"database": True, "migrations": True, "worker": True})


@pytest.mark.django_db
def test_not_ready_without_a_worker(client):
    seen(datetime.timedelta(seconds=91))
    assert client.get("/readyz").status_code == 503
    assert not health.worker_seen()


@pytest.mark.django_db
def test_metrics_are_for_the_machine_itself_or_the_token(client, monkeypatch):
    assert client.get("/metrics").status_code == 200
    assert client.get("/metrics", HTTP_X_FORWARDED_FOR="1.2.3.4").status_code == 404
    monkeypatch.setenv("NUANJU_METRICS_TOKEN", "only ours")
    assert client.get("/metrics").status_code == 404
    assert client.get("/metrics", headers={"Authorization": "Bearer only ours"}).status_code == 200
