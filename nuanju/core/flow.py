"""The one way to change a state: lock, right, state, change, event, or nothing at all.

>>> with FLOW.advance(case, "dispatch", by=user, handler=handler) as case:
...     case.handler = handler
"""

import copy
import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from types import ModuleType
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone

from nuanju.core import events, live
from nuanju.core.refusals import Denied, Refused

_open: ContextVar[frozenset] = ContextVar("open_flows", default=frozenset())  # subjects being advanced in this thread


Target = str | dict[str, str] | None  # None = the state stays; a dict when it depends on the state left


class Step(NamedTuple):
    sources: tuple[str, ...]  # () = a new subject
    target: Target
    event: str

    def next(self, state: str) -> str:
        if isinstance(self.target, dict):
            return self.target[state]
        return self.target or state


class Flow:
    """A transition table; `rights` holds one predicate per verb: (user, subject) -> True, False or a refusal's code."""

    def __init__(self, rights: ModuleType, **steps: tuple[str, Target, str]):
        self.rights = rights
        self.steps = {v: Step(tuple(s.split()), t, e) for v, (s, t, e) in steps.items()}
        missing = [v for v in steps if not hasattr(rights, v)]
        assert not missing, f"verbs without a right: {missing}"

    def may(self, user, subject, verb: str) -> bool:
        return getattr(self.rights, verb)(user, subject) is True

    def verbs_for(self, user, subject) -> list[str]:
        """What this user may do with the subject now, in the order of the table."""
        return [v for v, s in self.steps.items() if subject.state in s.sources and self.may(user, subject, v)]

    def check(self, user, subject, verb: str) -> None:
        """Raise what `advance` would raise before anything is typed: Denied or Refused("wrong_state")."""
        self._check(subject, verb, self.steps[verb], user, None)

    @contextmanager
    def advance(
        self, subject, verb: str, *, by, seen: int | None = None, at: datetime.datetime | None = None, **data: Any
    ) -> Iterator[Any]:
        """Yield the locked row; save it in its new state and record the event when the body ends without an error.

        `by` is a user or SYSTEM. `seen` is the version the actor looked at: give it for verbs that leave the state as
        it is; `at` is for history brought in. `data` goes into the event; a dict yielded as `row.event_data` by the body is added to it.
        Raises Denied, Refused("wrong_state"), Refused("changed_meanwhile").
        """
        assert "to" not in data, "“to” is the state an event leads to: name the fact otherwise"
        step, key = self.steps[verb], (subject._meta.label, subject.pk or id(subject))
        if key in _open.get():
            raise RuntimeError(f"{verb} inside another verb of the same {key}: call it before or after")
        token = _open.set(_open.get() | {key})
        as_it_was = {**subject.__dict__, "_state": copy.copy(subject._state)}
        try:
            with transaction.atomic():
                row = self._locked(subject, step)
                self._check(row, verb, step, by, seen)
                moment = at or timezone.now()  # before what the body tells, so that a timeline reads in order
                before, watching = row.state, live.topics(row)  # whoever it is taken from hears of it too
                row.state = step.next(row.state)
                row.event_data = {}
                yield row
                row.version += 1
                row.save()
                told = {"from": before, "to": row.state, **data, **row.event_data}
                events.record(step.event, row, by=by, at=moment, data=told, watching=watching)
            subject.__dict__.update(row.__dict__)  # only after success: no stale twin
        except BaseException:
            subject.__dict__.clear()
            subject.__dict__.update(as_it_was)  # a birth works on the subject itself: it too leaves no trace
            raise
        finally:
            _open.reset(token)

    def _locked(self, subject, step: Step):
        if not step.sources:
            return subject  # being born: nobody else can hold it
        row = type(subject)._base_manager.select_for_update(no_key=True).get(pk=subject.pk)
        _lend_related(subject, row)
        return row

    def _check(self, row, verb: str, step: Step, by, seen: int | None) -> None:
        answer = getattr(self.rights, verb)(by, row)
        if answer is not True:
            raise Denied(verb, row, answer or "denied")
        if step.sources and row.state not in step.sources:
            raise Refused("wrong_state", row, verb=verb)
        if seen is not None and row.version != seen:
            raise Refused("changed_meanwhile", row)


def _lend_related(subject, row) -> None:
    """Related rows read already serve the locked row too, as far as it still points to them."""
    for field in row._meta.concrete_fields:
        same = getattr(subject, field.attname) == getattr(row, field.attname)
        if field.is_relation and same and field.is_cached(subject):
            field.set_cached_value(row, field.get_cached_value(subject))
