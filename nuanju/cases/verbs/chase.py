"""Chase: the customer asks again; whether it is a chaser or a repeat complaint is decided by the clocks, not by the agent."""

from nuanju.cases import checks, rising
from nuanju.cases.choices import InboundKind
from nuanju.cases.flow import FLOW
from nuanju.cases.inbound import take
from nuanju.core import files


def chase(case, *, words: str, by, call_ref: str = "", photos: tuple[str, ...] = ()):
    """Of a case that has ended the same customer has it reopened."""
    said = checks.words(words)
    with FLOW.advance(case, "chase", by=by, words=said) as row:
        contact = take(row, words=said, by=by, call_ref=call_ref)
        files.attach(photos, row, step="chase", by=by)
        rising.settle(row)
        row.event_data |= {"inbound_kind": InboundKind(contact.kind).label}
    return case
