"""Relay: run the reactions of one event, each in its own transaction, each exactly once."""

import logging

from django.db import IntegrityError, transaction
from procrastinate.contrib.django import app

from nuanju.core import jobs
from nuanju.core.events import REACTIONS, Reaction
from nuanju.core.models import Event, EventReaction

log = logging.getLogger(__name__)
BACKOFF = (5, 30, 120, 600, 3600, 6 * 3600)  # seconds; after the last one the reaction stays unrun and is logged


@app.task(name="core.relay")
def relay(event_id: int) -> None:
    """All reactions of an event; a failing one is deferred alone and does not hold the others."""
    event = Event.objects.get(pk=event_id)
    done = set(event.reactions.values_list("reaction", flat=True))
    for reaction in REACTIONS.get(event.kind, []):
        if reaction.name not in done:
            _try(event, reaction, attempt=0)


@app.task(name="core.react")
def react(event_id: int, reaction: str, attempt: int) -> None:
    """One reaction that failed before."""
    event = Event.objects.get(pk=event_id)
    for candidate in REACTIONS.get(event.kind, []):
        if candidate.name == reaction:
            _try(event, candidate, attempt)


def _try(event: Event, reaction: Reaction, attempt: int) -> None:
    try:
        with transaction.atomic():
            EventReaction.objects.create(event=event, reaction=reaction.name)
            reaction.run(event)
    except IntegrityError as error:
        if "event_reaction_once" not in str(error):
            _again(event, reaction, attempt)
    except Exception:
        _again(event, reaction, attempt)


def _again(event: Event, reaction: Reaction, attempt: int) -> None:
    log.exception("reaction failed", extra={"event": event.pk, "reaction": reaction.name, "attempt": attempt})
    if attempt < len(BACKOFF):
        jobs.defer(
            react,
            {"event_id": event.pk, "reaction": reaction.name, "attempt": attempt + 1},
            schedule_in={"seconds": BACKOFF[attempt]},
        )
