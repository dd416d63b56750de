"""/metrics for Prometheus: the requests of all web processes of this server, jobs and clocks from the database.

Read from the machine itself or with `Authorization: Bearer $NUANJU_METRICS_TOKEN`.
"""

import hmac
import os
from collections.abc import Iterator

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, generate_latest, multiprocess
from prometheus_client.core import GaugeMetricFamily

from nuanju.sla.models import Timer

LOOPBACK = frozenset({"127.0.0.1", "::1"})
JOBS = "select task_name, status::text, count(*) from procrastinate_jobs group by 1, 2"


class FromDatabase:
    """What is the same whoever asks: read at each scrape."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        waiting = GaugeMetricFamily("nuanju_jobs", "Jobs in the queue", labels=["task", "status"])
        with connection.cursor() as cursor:
            cursor.execute(JOBS)
            for task, status, number in cursor.fetchall():
                waiting.add_metric([task, status], number)
        yield waiting
        overdue = Timer.objects.running().filter(due_at__lt=timezone.now()).count()
        yield GaugeMetricFamily("nuanju_clocks_overdue", "Running clocks past their due", overdue)


@login_not_required
def metrics(request: HttpRequest) -> HttpResponse:
    if not _allowed(request):
        raise Http404
    registry = CollectorRegistry()
    registry.register(FromDatabase())
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        multiprocess.MultiProcessCollector(registry)
        body = generate_latest(registry)
    else:
        body = generate_latest(REGISTRY) + generate_latest(registry)
    return HttpResponse(body, content_type=CONTENT_TYPE_LATEST)


def _allowed(request: HttpRequest) -> bool:
    """A request that came through a proxy is not from this machine, whatever its address says."""
    if token := os.environ.get("NUANJU_METRICS_TOKEN"):
        given = request.headers.get("Authorization", "").removeprefix("Bearer ")
        return hmac.compare_digest(given.encode(), token.encode())
    return request.META.get("REMOTE_ADDR") in LOOPBACK and "X-Forwarded-For" not in request.headers
