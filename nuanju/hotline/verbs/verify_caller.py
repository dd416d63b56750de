"""Verify caller: before private data is told, two of registered phone, last four of the ID, contract number must match."""

from django.db import transaction
from django.utils import timezone

from nuanju.core import events
from nuanju.core.refusals import Invalid, Refused
from nuanju.core.rights import require
from nuanju.customers.models import Customer
from nuanju.hotline import identity, rights
from nuanju.hotline.choices import Proof
from nuanju.hotline.models import Call, IdentityCheck
from nuanju.hotline.reports import locked


def verify_caller(
    call: Call | None, customer: Customer, *, by, id_last4: str = "", contract_number: str = "", phone: str = ""
) -> IdentityCheck:
    """Without a call for whoever stands at the counter. A wrong try is kept and counted; verified twice is once."""
    require(rights, "verify", by=by, subject=call or customer)
    with transaction.atomic():
        check, missed, tries = _try(
            call, customer, by, {"id_last4": id_last4, "contract_number": contract_number, "phone": phone}
        )
    if not check.passed:  # outside the transaction: the wrong try stays counted
        left = identity.TRIES - tries
        code = "identity_differs" if left else "too_many_tries"
        raise Refused(code, call or customer, missed=missed, left=left, tries=identity.TRIES)
    return check


def _try(call: Call | None, customer: Customer, by, words: dict) -> tuple[IdentityCheck, str, int]:
    line = locked(call) if call else None
    Customer.objects.select_for_update(no_key=True).get(pk=customer.pk)
    tried = list(identity.checks_of(line, customer, by))
    if passed := next((c for c in tried if c.passed and c.customer_id == customer.pk), None):
        return passed, "", 0
    wrong = sum(not c.passed for c in tried)
    if wrong >= identity.TRIES:
        raise Refused("too_many_tries", line or customer, tries=wrong)
    held = identity.recorded(line, customer)
    given = identity.said(line, held, **words)
    if len(held) < identity.needed():
        raise Refused("no_record_to_verify", line or customer)
    return _written(line, customer, by, held, given, wrong)


def _written(line, customer, by, held: dict, given: dict, wrong: int) -> tuple[IdentityCheck, str, int]:
    matched = [p.value for p in Proof if given.get(p) in held.get(p, ())]
    missed = "、".join(str(p.label) for p in Proof if p in given and p not in matched)
    if not missed and len(matched) < identity.needed():
        raise Invalid("one_more_to_verify", next(p.value for p in Proof if p not in given))
    check = IdentityCheck.objects.create(
        call=line,
        customer=customer,
        by=by,
        at=timezone.now(),
        matched=matched,
        passed=len(matched) >= identity.needed(),
    )
    told = {"customer": customer, "matched": check.words, "missed": missed}
    events.record(
        "caller.verified" if check.passed else "caller.not_verified", line or customer, by=by, data=told, at=check.at
    )
    return check, missed, wrong + (not check.passed)
