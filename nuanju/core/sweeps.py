"""Housekeeping of the primitives."""

import datetime

from django.utils import timezone
from procrastinate.contrib.django import app

from nuanju.core import files

WAITING = datetime.timedelta(hours=24)


@app.task(name="core.sweep_uploads")
def sweep_uploads() -> int:
    """Remove uploads that nobody put on a subject within a day."""
    return files.sweep(before=timezone.now() - WAITING)
