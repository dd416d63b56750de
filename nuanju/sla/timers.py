"""The verbs in one place, for callers: `timers.start(case, kind="contact", limit=limits["contact"], by=by)`."""

from nuanju.sla.verbs.agree import agree
from nuanju.sla.verbs.cancel import cancel
from nuanju.sla.verbs.pause import pause
from nuanju.sla.verbs.rebase import rebase
from nuanju.sla.verbs.resume import resume
from nuanju.sla.verbs.start import start, start_all
from nuanju.sla.verbs.stop import stop
from nuanju.sla.verbs.tighten import tighten

__all__ = ["agree", "cancel", "pause", "rebase", "resume", "start", "start_all", "stop", "tighten"]
