"""All of it in order: what was seen, what rose, who answers, what is owed, what is asked; last the clocks of all that."""

from nuanju.core import memo
from nuanju.demo.loop.desk import Desk
from nuanju.demo.pressure import groups, heard, reports, rises
from nuanju.demo.pressure.past import Past
from nuanju.escalation import watching
from nuanju.sla.sweep import sweep


def press(desk: Desk) -> None:
    """The rows of the cases are written; their tables have been analysed."""
    past = Past(desk)
    with memo.remembering():
        rises.births(past)
        reports.before(past)
        groups.gather(past)
        heard.again(past)
        heard.media(past)
        rises.rise(past)
        past.hear()
        rises.climb(past)
        past.hear()
        watching.relieve_absent()
        past.hear()
        reports.since(past)
        reports.supervise(past)
        heard.lowering(past)
        rises.rise(past)
        past.hear()
    sweep(past.now)
    past.hear()
    past.forget()
