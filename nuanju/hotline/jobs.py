"""What the hotline does by itself: each morning late items of the start-up gates are told."""

from procrastinate.contrib.django import app

from nuanju.core.actors import SYSTEM
from nuanju.hotline.models import Gate
from nuanju.hotline.verbs import tell_overdue


@app.task(name="hotline.tell_overdue_gates")
def tell_overdue_gates() -> None:
    for gate in Gate.objects.filter(opened_at=None):
        tell_overdue(gate, by=SYSTEM)
