"""Send a notice about a case: how pressing it is follows from the case as it stands, in one place."""

from collections.abc import Iterable, Mapping

from nuanju.cases.models import Case
from nuanju.core.models import Event
from nuanju.notify import verbs
from nuanju.notify.models import Notice
from nuanju.notify.recipients import Recipient
from nuanju.notify.weights import weigh


def send(
    event: Event, code: str, *, to: Iterable[Recipient], values: Mapping[str, object], link: str = "",
    channels: Iterable[str] | None = None,
) -> list[Notice]:  # fmt: skip
    """Urgent, hot and major go out at any hour, important by SMS in the morning, the rest as its reader wishes."""
    severity, urgent = Case.objects.values_list("severity", "urgent").get(pk=event.subject_id)
    return verbs.send(
        event, code, to=to, values=values, link=link, channels=channels, weight=weigh(severity, urgent=urgent)
    )
