"""Jobs of notices."""

from procrastinate.contrib.django import app

from nuanju.notify.verbs.deliver import deliver as attempt_delivery


@app.task(name="notify.deliver")
def deliver(delivery_id: int, attempt: int) -> None:
    """One attempt to hand a notice to its channel."""
    attempt_delivery(delivery_id, attempt=attempt)
