"""How far a test case came: the states its own events led to."""

from collections.abc import Iterable

from nuanju.cases.choices import State
from nuanju.core.models import Event
from nuanju.hotline.models import Gate, GateTrial

ROAD = (
    State.REGISTERED, State.ASSIGNED, State.DISPATCHED, State.CONTACTED, State.IN_PROGRESS, State.PENDING_ACCEPTANCE,
    State.PENDING_FOLLOW_UP, State.CLOSED,
)  # fmt: skip


def reached(trial: GateTrial) -> set[str]:
    """The states of the road the case has been in."""
    told = Event.objects.filter(subject_type="cases.case", subject_id=trial.case_id, kind__startswith="case.")
    return set(told.values_list("data__to", flat=True)) & set(ROAD)


def missing(trial: GateTrial) -> list[State]:
    been = reached(trial)
    return [state for state in ROAD if state not in been]


def went_through(trials: Iterable[GateTrial]) -> bool:
    """One case that saw every state is enough; a case answered at once proves only the telephone."""
    return any(not missing(trial) for trial in trials)


def of(gate: Gate) -> list[GateTrial]:
    return list(gate.trials.select_related("case"))
