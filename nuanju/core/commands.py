"""Idempotent commands: every write from outside carries a client-made `command_id`; the second arrival returns the first answer."""

from collections.abc import Callable

from django.db import connection, transaction
from django.utils import timezone

from nuanju.core.models import Command
from nuanju.core.refusals import Invalid, Refused, declare

declare(command_too_long="提交编号最长 {size} 个字符，请刷新页面后重试。")
LONGEST = 64  # as the column holds

CLAIM = """insert into core_command (command_id, user_id, verb, at) values (%s, %s, %s, %s)
           on conflict (command_id) do nothing returning id"""


def once(command_id: str | None, *, by, verb: str, run: Callable[[], dict]) -> dict:
    """Run `run` and keep its JSON answer under `command_id`, in one transaction; answer again without running it twice.

    A concurrent second arrival waits for the first to commit. Raises Refused("command_reused") when the id was used by
    somebody else or for another verb. Without an id it just runs.
    """
    if command_id and len(command_id) > LONGEST:
        raise Invalid("command_too_long", "command_id", size=LONGEST)
    if not command_id:
        with transaction.atomic():
            return run()
    with transaction.atomic():
        if not _is_first(command_id, by, verb):
            return _answered(command_id, by, verb) or {}
        answer = run()
        Command.objects.filter(command_id=command_id).update(answer=answer)
        return answer


def _is_first(command_id: str, by, verb: str) -> bool:
    """Waits for a concurrent first arrival to end."""
    with connection.cursor() as cursor:
        cursor.execute(CLAIM, [command_id, by.pk, verb, timezone.now()])
        return cursor.fetchone() is not None


def _answered(command_id: str, by, verb: str) -> dict | None:
    command = Command.objects.filter(command_id=command_id).first()
    if command is None:
        return None
    if command.user_id != by.pk or command.verb != verb:
        raise Refused("command_reused")
    return command.answer
