"""Withdraw help: who asked for it does not need it any more, so it holds nothing up."""

from django.utils import timezone

from nuanju.cases import checks
from nuanju.cases.flow import FLOW
from nuanju.core.refusals import Invalid


def withdraw_help(case, *, reason: str, by, port: str = ""):
    """Of several ports asked, `port` says which; Invalid("help_which") when it does not."""
    why = checks.text(reason, "reason")
    with FLOW.advance(case, "withdraw_help", by=by, reason=why) as row:
        rows = row.assists.filter(ended_at=None).select_related("helper")
        asked = [one for one in rows if port in ("", one.port)]
        if not asked or len({one.port for one in asked}) > 1:
            raise Invalid("help_which", "port")
        row.assists.filter(pk__in=[one.pk for one in asked]).update(withdrawn=why[:200], ended_at=timezone.now())
        row.also_told = [one.helper_id for one in asked]
        row.event_data |= {"port": asked[0].get_port_display(), "helpers": [one.helper for one in asked]}
    return case
