"""Answer: an enquiry answered at once, thanks for praise or a suggestion, or a port's answer to an enquiry."""

import zlib

from nuanju.cases import checks, clocks, decisions, ending, pausing
from nuanju.cases.choices import FEEDBACK, Kind, State
from nuanju.cases.figures import figure
from nuanju.cases.flow import FLOW
from nuanju.core.refusals import Refused


def answer(case, *, answer: str, article=None, by):
    """400 answers close the case; a port's answer goes to follow-up, of which a share is called (the draw follows from
    the number, so it can be repeated) and the rest closes by the rating link."""
    words = checks.text(answer, "answer", "answer_missing")
    with FLOW.advance(case, "answer", by=by, answer=words, article=article) as row:
        if row.kind not in (Kind.ENQUIRY, *FEEDBACK):
            raise Refused("not_answerable", row)
        if row.state == State.CLOSED:
            ending.close(row, by=by)
        else:
            pausing.lift(row, by=by)
            decisions.lapse(row, by=by, why="已答复客户", rows=(decisions.CANCEL,))
            clocks.stop(row, "contact", "completion", "progress_note", by=by)
            row.follow_up_sampled = row.is_safety or drawn(row.number)
            clocks.start(row, "follow_up", by=by)
            clocks.settle(row)
    return case


def drawn(number: str) -> bool:
    """Is this number in the share that is called?"""
    return zlib.crc32(number.encode()) % 100 < figure("enquiry_sample_percent")
