"""Close unreached: called on different days or times of day and the link left unanswered; a voice without phone at once."""

import datetime

from django.utils import timezone

from nuanju.cases import clocks, ending
from nuanju.cases.choices import Gap
from nuanju.cases.figures import figures
from nuanju.cases.flow import FLOW
from nuanju.core.actors import SYSTEM
from nuanju.core.refusals import Refused

BANDS = (12, 18)  # morning, afternoon, evening


def close_unreached(case, *, by):
    with FLOW.advance(case, "close_unreached", by=by) as row:
        if Gap.NO_PHONE not in row.gaps:
            _tried_enough(row, by)
        ending.close(row, by=by)
    return case


def _tried_enough(row, by) -> None:
    calls, days = map(int, figures("unreached_calls", "unreached_link_days"))
    missed = row.follow_ups.filter(round=row.round, reached=False).values_list("at", flat=True)
    have = len({_band(at) for at in missed})
    link_since = clocks.started(row, "follow_up")
    waited = link_since and timezone.now() - link_since >= datetime.timedelta(days=days)
    needs_calls = not (by is SYSTEM and not row.follow_up_sampled)
    if not waited or (needs_calls and have < calls):
        raise Refused("unreached_too_early", row, calls=calls, days=days, have=have)


def _band(at: datetime.datetime) -> tuple:
    local = timezone.localtime(at)
    return local.date(), sum(local.hour >= b for b in BANDS)
