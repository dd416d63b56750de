"""How stories end on a tape: followed up, sent to rework, not reached, specially closed, reopened."""

import datetime

from nuanju.cases.choices import Dissatisfaction, InboundKind, Severity, SpecialReason
from nuanju.cases.models import FollowUp, InboundContact, SpecialClosing
from nuanju.core.actors import SYSTEM
from nuanju.demo.loop import work
from nuanju.demo.loop.tape import Tape

RATINGS = (5,) * 11 + (4,) * 6 + (3,)
REASONS = (Dissatisfaction.RESULT, Dissatisfaction.RESPONSE, Dissatisfaction.PROCESS, Dissatisfaction.RECURRENCE)


def caller(tape: Tape):
    """An agent who did not register the case."""
    return tape.desk.agent(tape.case.registered_by)


def close(tape: Tape) -> None:
    case, by, rating = tape.case, caller(tape), tape.rng.choice(RATINGS)
    result = max(1, min(5, rating + tape.rng.choice((0, 0, -1))))
    tape.act("close", by=by, rating=rating, result_rating=result)
    tape.add(
        FollowUp(case=case, round=case.round, by=by, at=tape.at, reached=True, rating=rating, result_rating=result,
                 consents_to_close=True, words=tape.pick("happy"))
    )  # fmt: skip
    _closed(tape, by)


def _closed(tape: Tape, by) -> None:
    tape.case.closed_at = tape.at
    tape.clocks.end(at=tape.at, by=by)
    tape.end()


def missed(tape: Tape) -> None:
    case, by, words = tape.case, caller(tape), tape.pick("missed")
    tape.act("miss_follow_up", by=by, words=words)
    tape.add(FollowUp(case=case, round=case.round, by=by, at=tape.at, reached=False, words=words))


def unreached(tape: Tape) -> None:
    """Three calls on three days and a silent link."""
    for hour in (10, 15, 19):
        missed(tape)
        tape.wait_until((tape.at + datetime.timedelta(days=1)).replace(hour=hour, minute=tape.rng.randrange(50)))
    tape.wait_until(tape.at + datetime.timedelta(days=1))
    by = caller(tape)
    tape.act("close_unreached", by=by)
    _closed(tape, by)


def silent_link(tape: Tape) -> None:
    """An answered enquiry that was not drawn for a call closes by itself."""
    tape.wait_until(tape.at + datetime.timedelta(days=3, hours=tape.rng.randrange(1, 20)))
    tape.act("close_unreached", by=SYSTEM)
    _closed(tape, SYSTEM)


def send_to_rework(tape: Tape) -> None:
    case, by, rating = tape.case, caller(tape), tape.rng.choice((1, 2, 2, 3))
    why, words = tape.rng.sample(REASONS, tape.rng.choice((1, 1, 2))), tape.pick("unhappy")
    tape.act("send_to_rework", by=by, rating=rating, reasons=why, words=words, round=case.round)
    tape.add(
        FollowUp(case=case, round=case.round, by=by, at=tape.at, reached=True, rating=rating, result_rating=rating,
                 consents_to_close=False, reasons=[w.value for w in why], words=words)
    )  # fmt: skip
    tape.clocks.stop("follow_up", at=tape.at, by=by)
    work.rework(tape, by=by)


def reopen(tape: Tape) -> None:
    case, by, reason = tape.case, tape.desk.agent(), tape.pick("reopen")
    tape.act("reopen", by=by, reason=reason, round=case.round)
    tape.add(InboundContact(case=case, kind=InboundKind.REPEAT, words=reason, by=by, at=tape.at))
    case.closed_at, tape.ended_at = None, None
    work.rework(tape, by=by)


def special(tape: Tape, *, decided: bool) -> None:
    """Proposed by the head of the port, approved on the rung of the level."""
    case, head, site = tape.case, tape.site.heads[tape.case.port], tape.site
    reason = SpecialReason(tape.rng.choice((SpecialReason.MEDIATED, SpecialReason.MEDIATED, SpecialReason.LITIGATION)))
    evidence = tape.pick("special", reason.value)
    tape.act("propose_special", by=head, reason=reason, evidence=evidence)
    tape.photo("propose_special", before=False, by=head)
    row = tape.add(SpecialClosing(case=case, reason=reason, evidence=evidence, by=head, at=tape.at))
    if not decided:
        tape.hold = case.state
    tape.wait(5)
    rungs = {Severity.NORMAL: site.gm, Severity.IMPORTANT: site.regional_gm}
    by = rungs.get(Severity(case.severity), tape.desk.staff.director)
    row.approved, row.decided_by, row.decided_at = True, by, tape.at
    tape.act("special_close", by=by, reason=reason.label)
    _closed(tape, by)
