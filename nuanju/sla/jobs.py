"""Background work of the clocks."""

from procrastinate.contrib.django import app

from nuanju.sla.sweep import sweep


@app.task(name="sla.sweep")
def sweep_clocks() -> None:
    """Every minute; goes on until nothing is left, so that a standstill is made up for at once."""
    sweep()
