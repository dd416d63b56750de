"""Other systems are told of what happens; up here every kind of event is known."""

from nuanju.core.events import on
from nuanju.notify.queries import event_kinds
from nuanju.notify.verbs import push


@on(*event_kinds())
def tell_other_systems(event):
    push(event)
