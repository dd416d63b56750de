"""Jobs of notices."""

from procrastinate.contrib.django import app

from nuanju.notify.delivery import enqueue, try_to_deliver
from nuanju.notify.models import Delivery
from nuanju.notify.sweep import sweep


@app.task(name="notify.deliver")
def deliver(delivery_id: int, attempt: int) -> None:
    """One attempt to hand a notice to its channel."""
    try_to_deliver(delivery_id, attempt=attempt)


@app.task(name="notify.retry")
def retry(delivery_id: int, attempt: int) -> None:
    """The time of the next attempt has come: into the lane of its channel."""
    enqueue(Delivery.objects.filter(pk=delivery_id, attempts=attempt).select_related("notice"))


@app.task(name="notify.sweep")
def sweep_notices() -> None:
    """Every minute: what the night held back, digests that are due, deliveries whose worker died."""
    sweep()
