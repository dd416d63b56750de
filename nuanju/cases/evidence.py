"""What proves a consent: a call with this customer, a file, or what he wrote. Which calls there were the hotline says."""

from collections.abc import Callable
from typing import NamedTuple

from nuanju.cases.choices import Consent, Gap
from nuanju.core.refusals import Invalid, Refused
from nuanju.customers.queries import may_consent


class Talk(NamedTuple):
    """A call somebody had with the customer of a case."""

    ref: str  # the telephony's id
    words: str  # when, and with whom


_talks: list[Callable[..., list[Talk]]] = []


def register_talks(of: Callable[..., list[Talk]]) -> None:
    """`of(case)` lists the calls that may have been the consent."""
    _talks.append(of)


def talks(case) -> list[Talk]:
    return [talk for of in _talks for talk in of(case)]


def check(case, consent: str, *, note: str = "", call_ref: str = "", files: tuple[str, ...] = ()) -> None:
    """Raise what is missing; a tap comes from the customer's own hand alone (verbs/confirm.py)."""
    match consent:
        case Consent.TAP:
            raise Invalid("tap_by_customer", "consent")
        case Consent.ANONYMOUS:
            if Gap.NO_PHONE not in case.gaps:
                raise Invalid("only_without_phone", "consent")
        case Consent.RECORDING:
            _recorded(case, call_ref, files)
        case Consent.SMS_REPLY | Consent.SIGNATURE:
            if not (files or note.strip()):
                raise Invalid("consent_words_missing", "consent_note")
    if consent != Consent.ANONYMOUS:
        entitled(case, note=note, files=files)


def entitled(case, *, note: str = "", files: tuple[str, ...] = ()) -> None:
    """Buyer or co-owner; anybody else by a written authorisation, named in the note and attached."""
    if not (case.customer and case.household) or may_consent(case.household, case.customer):
        return
    if "授权" not in note:
        raise Refused("consent_not_party", case, name=case.customer.name)
    if not files:
        raise Invalid("authorisation_missing", "photos")


def _recorded(case, call_ref: str, files: tuple[str, ...]) -> None:
    if call_ref and call_ref not in {talk.ref for talk in talks(case)}:
        raise Invalid("call_not_his", "call_ref")
    if not (call_ref or files):
        raise Invalid("consent_call_missing", "call_ref")
