"""Jobs of notices."""

from procrastinate.contrib.django import app

from nuanju.notify.delivery import try_to_deliver


@app.task(name="notify.deliver")
def deliver(delivery_id: int, attempt: int) -> None:
    """One attempt to hand a notice to its channel."""
    try_to_deliver(delivery_id, attempt=attempt)
