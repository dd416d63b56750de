"""/healthz: this process answers. /readyz: database, migrations and a worker seen lately."""

import datetime

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from procrastinate.contrib.django.models import ProcrastinateWorker

WORKER_SEEN = datetime.timedelta(seconds=90)


@login_not_required
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok", content_type="text/plain")


@login_not_required
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    parts = readiness()
    return JsonResponse(parts, status=200 if all(parts.values()) else 503)


def readiness() -> dict[str, bool]:
    """What must hold before this site is of use; later answers are false when the database does not answer."""
    try:
        connection.ensure_connection()
        return {"database": True, "migrations": not pending_migrations(), "worker": worker_seen()}
    except DatabaseError:
        return {"database": False, "migrations": False, "worker": False}


def pending_migrations() -> list[str]:
    executor = MigrationExecutor(connection)
    return [str(migration) for migration, _ in executor.migration_plan(executor.loader.graph.leaf_nodes())]


def worker_seen() -> bool:
    return ProcrastinateWorker.objects.filter(last_heartbeat__gte=timezone.now() - WORKER_SEEN).exists()
