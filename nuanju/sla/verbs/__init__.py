"""What may be done to clocks, limits and calendars; everything else reads."""

from nuanju.sla.verbs.agree import agree
from nuanju.sla.verbs.cancel import cancel
from nuanju.sla.verbs.cap import cap
from nuanju.sla.verbs.load_year import load_year
from nuanju.sla.verbs.pause import pause
from nuanju.sla.verbs.rebase import rebase
from nuanju.sla.verbs.resume import resume
from nuanju.sla.verbs.revise_limit import revise_limit
from nuanju.sla.verbs.set_day import set_day
from nuanju.sla.verbs.set_hours import set_hours
from nuanju.sla.verbs.start import start, start_all
from nuanju.sla.verbs.stop import stop
from nuanju.sla.verbs.tighten import tighten

__all__ = [
    "agree", "cancel", "cap", "load_year", "pause", "rebase", "resume", "revise_limit", "set_day", "set_hours", "start",
    "start_all", "stop", "tighten",
]  # fmt: skip
