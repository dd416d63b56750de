"""Ask an app's `rights.py`, one predicate (actor, subject) -> bool per verb, outside a flow."""

from types import ModuleType

from nuanju.core.refusals import Denied


def require(rights: ModuleType, verb: str, *, by, subject) -> None:
    """Raise Denied unless the actor may do the verb with the subject."""
    if not getattr(rights, verb)(by, subject):
        raise Denied(verb, subject)
