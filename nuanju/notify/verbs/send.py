"""Send: tell people about an event, each once per channel."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from nuanju.core.models import Event
from nuanju.notify.channels import CHANNELS
from nuanju.notify.choices import Weight
from nuanju.notify.delivery import hand_over
from nuanju.notify.models import Notice
from nuanju.notify.plan import Plan
from nuanju.notify.recipients import Recipient
from nuanju.notify.writing import facts_of, write


def send(
    event: Event,
    code: str,
    *,
    to: Iterable[Recipient],
    values: Mapping[str, object],
    link: str = "",
    channels: Iterable[str] | None = None,
    weight: Weight = Weight.NORMAL,
) -> list[Notice]:
    """Write the notices of `code` in the caller's transaction; they go out after it commits.

    `values` names every variable of notify.codes.CODES[code] except link. Each recipient gets the channels that have a
    template for his audience, or those of them named in `channels`. Telling the same event again tells nobody twice.
    `weight` says how pressing it is: notify.weights.weigh(case.severity, urgent=case.urgent).
    """
    people, facts = list(to), facts_of(code, values, link)
    with transaction.atomic():
        plan = Plan(people, weight)
        fresh = write(event, code, to=people, facts=facts, link=link, channels=channels or CHANNELS, plan=plan)
        hand_over(fresh, plan)
    return fresh
