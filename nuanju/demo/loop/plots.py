"""The plots: the main road through the loop, with its turns; each stops by itself at the moment of loading."""

from nuanju.cases.choices import FEEDBACK
from nuanju.cases.models import Case
from nuanju.cases.verbs.answer import drawn
from nuanju.demo.loop import endings, front, work
from nuanju.demo.loop.tape import Tape, Today
from nuanju.org.choices import PortKey

# Turns a story may take, and how often.
TURNS = {
    "rejected": 0.05, "unhappy": 0.05, "sent_back": 0.03, "reassigned": 0.02, "paused": 0.03, "helped": 0.025,
    "special": 0.012, "withdrawn": 0.02, "reopened": 0.015, "unreached": 0.02, "proposed": 0.02, "noted": 0.06,
    "missed": 0.12,
}  # fmt: skip
NEWS = {"normal": 10, "important": 7, "hot": 4, "major": 4}  # working hours between two pieces of news
# Requests that wait for their decision today.
WAITING = {"pause_asked": "paused", "special_asked": "special", "cancel_asked": "withdrawn", "help_open": "helped"}


def run(tape: Tape, turns: frozenset[str], *, master: Case | None = None) -> None:
    """Tell the story as far as it has come."""
    try:
        front.register(tape)
        tape.wait(0.06 if tape.case.urgent else 0.12, hotline=not tape.case.urgent, real=tape.case.urgent)
        if master is not None:
            front.merge(tape, master)
        elif tape.case.kind in ("enquiry", *FEEDBACK):
            _answered(tape, turns)
        else:
            _main_road(tape, turns)
    except Today:
        pass
    tape.finish()


def _answered(tape: Tape, turns: frozenset[str]) -> None:
    if "at_once" in turns:
        front.answer(tape, by=tape.case.registered_by)
        return
    front.assign(tape, by=tape.desk.agent())
    front.dispatch(tape, wait=0.7)
    tape.wait(3)
    front.answer(tape, by=tape.case.handler)
    tape.case.follow_up_sampled = drawn(tape.case.number)
    if not tape.case.follow_up_sampled:
        endings.silent_link(tape)
        return
    tape.wait(4, hotline=True)
    endings.close(tape)


def _main_road(tape: Tape, turns: frozenset[str]) -> None:
    _to_handler(tape, turns)
    _to_contact(tape, turns)
    _to_agreement(tape, turns)
    _to_completion(tape, turns)
    _to_follow_up(tape, turns)
    _to_end(tape, turns)


def _to_handler(tape: Tape, turns: frozenset[str]) -> None:
    if "withdrawn" in turns:
        front.withdraw(tape, decided="cancel_asked" not in turns)
        raise Today
    front.assign(tape, by=tape.desk.agent())
    if "sent_back" in turns and not tape.case.urgent:
        tape.wait(0.5)
        other = PortKey.PROPERTY if tape.case.port != PortKey.PROPERTY else PortKey.ENGINEERING
        front.send_back(tape, proposed=other)
        tape.wait(0.15, hotline=True)
        front.assign(tape, by=tape.desk.agent())
    front.dispatch(tape, wait=0.05 if tape.case.urgent else 0.6)


def _to_contact(tape: Tape, turns: frozenset[str]) -> None:
    if "reassigned" in turns:
        tape.wait(0.8)
        work.reassign(tape)
    tape.wait(0.2 if tape.case.urgent else 1.7, real=tape.case.urgent, hotline=tape.rng.random() < 0.6)
    work.contact(tape)
    if tape.case.urgent:
        work.arrive_and_make_safe(tape)
    if "noted" in turns:
        tape.wait(1)
        work.note(tape)


def _to_agreement(tape: Tape, turns: frozenset[str]) -> None:
    tape.wait(5)
    if "proposed" in turns:
        work.propose(tape)
        tape.wait(6)
    work.agree(tape)
    if tape.clocks.running("solution_final"):
        tape.wait(14)
        work.revise(tape)


def _to_completion(tape: Tape, turns: frozenset[str]) -> None:
    hours = work.DAYS[tape.case.repair_class] * 8 * 5 / 7
    tape.wait(hours * 0.12)
    if "helped" in turns:
        work.help_out(tape, ended="help_open" not in turns)
    if "paused" in turns and not tape.clocks.running("make_safe"):
        work.pause(tape, decided="pause_asked" not in turns, lasting="lasting" in turns)
    if "special" in turns:
        endings.special(tape, decided="special_asked" not in turns)
        raise Today
    _toil(tape, hours * 0.34)
    work.complete(tape)


def _toil(tape: Tape, hours: float) -> None:
    """The work goes on, and the customer mostly hears how far it has come in time."""
    hours *= tape.rng.lognormvariate(-0.1, 0.5)
    news = NEWS[tape.case.severity]
    while hours > news:
        tape.wait(news, exact=True)
        hours -= news
        if tape.rng.random() < 0.9:
            work.note_progress(tape)
    tape.wait(hours, exact=True)


def _to_follow_up(tape: Tape, turns: frozenset[str]) -> None:
    if "rejected" in turns:
        tape.wait(3)
        work.reject(tape)
        _mend(tape)
    tape.wait(3)
    work.accept(tape)


def _mend(tape: Tape) -> None:
    tape.wait(1.5)
    work.log_contact(tape)
    tape.wait(6)
    work.complete(tape)


def _to_end(tape: Tape, turns: frozenset[str]) -> None:
    tape.wait(4, hotline=True)
    if "unreached" in turns:
        endings.unreached(tape)
        return
    if "missed" in turns:
        endings.missed(tape)
        tape.wait(5, hotline=True)
    if "unhappy" in turns:
        endings.send_to_rework(tape)
        _mend(tape)
        tape.wait(3)
        work.accept(tape)
        tape.wait(4, hotline=True)
    endings.close(tape)
    if "reopened" in turns:
        tape.wait(60, hotline=True)
        endings.reopen(tape)
        _mend(tape)
        tape.wait(3)
        work.accept(tape)
        tape.wait(4, hotline=True)
        endings.close(tape)
