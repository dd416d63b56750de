"""What machines ask."""

from tests.permissions import everybody, public

NOT_READY = "status 503"  # no worker runs beside the tests

ROWS = {
    "healthz": public("/healthz"),
    "readyz": everybody("/readyz", anonymous=NOT_READY, stranger=NOT_READY, viewer=NOT_READY, allowed=NOT_READY),
    "metrics": public("/metrics"),  # from this machine, or with a token
}
