"""Bring letters in: answered ones as closed history, the newest as open cases whose clocks start now."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from nuanju.cases.choices import Channel, Kind
from nuanju.cases.models import Case
from nuanju.cases.verbs import archive, bring_in
from nuanju.core.actors import SYSTEM
from nuanju.exchange.letters.place import estate_in
from nuanju.exchange.letters.sheet import Letter

EVERY = 200
INTENTS = {
    "咨询": Kind.ENQUIRY,
    "请问": Kind.ENQUIRY,
    "建议": Kind.SUGGESTION,
    "表扬": Kind.PRAISE,
    "感谢": Kind.PRAISE,
}


class Done(NamedTuple):
    new: int
    open: int
    known: int


def bring(letters: Iterable[Letter], *, project, keep_open: int, progress: Callable[[int], None]) -> Done:
    """Each letter in its own transaction; a second run skips what is there, so a killed one can simply be run again."""
    ordered = sorted(letters, key=lambda letter: letter.asked_at)
    known = set(Case.objects.filter(project=project).exclude(source_ref=None).values_list("source_ref", flat=True))
    newest = {letter.ref for letter in ordered[len(ordered) - keep_open :]} if keep_open else set()
    new = left_open = 0
    for letter in ordered:
        if f"letter:{letter.ref}" in known:
            continue
        stays_open = letter.ref in newest or not letter.answer
        _bring_one(letter, project, stays_open)
        new, left_open = new + 1, left_open + stays_open
        if new % EVERY == 0:
            progress(new)
    return Done(new, left_open, len(ordered) - new)


@transaction.atomic
def _bring_one(letter: Letter, project, stays_open: bool) -> None:
    case = bring_in(
        project=project, channel=Channel.LETTER, words=letter.words, title=letter.subject, registered_at=letter.asked_at,
        source_ref=f"letter:{letter.ref}", caller_name=letter.author, place_text=estate_in(letter.subject, letter.words),
        intent=intent_of(letter.subject), clocks_from=timezone.now() if stays_open else None, by=SYSTEM,
    )  # fmt: skip
    if not stays_open:
        answered_at = max(letter.answered_at or letter.asked_at, letter.asked_at)
        archive(case, answer=letter.answer, answered_at=answered_at, by=SYSTEM)


def intent_of(subject: str) -> str | None:
    """Information, thanks or an idea, when the subject says so in its first words."""
    return next((kind for word, kind in INTENTS.items() if subject.startswith(word)), None)
