"""Idempotent commands: every write from outside carries a client-made `command_id`; the second arrival returns the first answer."""

from collections.abc import Callable

from django.db import IntegrityError, transaction

from nuanju.core.models import Command
from nuanju.core.refusals import Refused


def once(command_id: str | None, *, by, verb: str, run: Callable[[], dict]) -> dict:
    """Run `run` and keep its JSON answer under `command_id`, in one transaction; answer again without running it twice.

    A concurrent second arrival waits for the first to commit. Raises Refused("command_reused") when the id was used by
    somebody else or for another verb. Without an id it just runs.
    """
    if not command_id:
        with transaction.atomic():
            return run()
    if (done := _answered(command_id, by, verb)) is not None:
        return done
    with transaction.atomic():
        try:
            with transaction.atomic():
                command = Command.objects.create(command_id=command_id, user_id=by.pk, verb=verb)
        except IntegrityError:
            return _answered(command_id, by, verb) or {}
        command.answer = run()
        command.save(update_fields=["answer"])
        return command.answer


def _answered(command_id: str, by, verb: str) -> dict | None:
    command = Command.objects.filter(command_id=command_id).first()
    if command is None:
        return None
    if command.user_id != by.pk or command.verb != verb:
        raise Refused("command_reused")
    return command.answer
