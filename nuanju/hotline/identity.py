"""Is the caller who he says he is: two of registered phone, last four of the ID, contract number (case-loop.md §2)."""

import datetime
import re
import unicodedata

from django.db.models import QuerySet
from django.utils import timezone

from nuanju.cases.figures import figure
from nuanju.core.refusals import Invalid
from nuanju.customers import phones
from nuanju.customers.models import Customer
from nuanju.hotline.choices import Proof
from nuanju.hotline.models import Call, IdentityCheck

TRIES = 5
AT_THE_COUNTER = datetime.timedelta(minutes=30)  # without a call a check holds for this intake


def needed() -> int:
    """How many facts have to agree."""
    return int(figure("identity_proofs"))


def checks_of(call: Call | None, customer: Customer, by) -> QuerySet[IdentityCheck]:
    """The tries of this call, else the agent's own of the last half hour with this customer."""
    if call is not None:
        return IdentityCheck.objects.filter(call=call)
    since = timezone.now() - AT_THE_COUNTER
    return IdentityCheck.objects.filter(call=None, customer=customer, by=by, at__gte=since)


def recorded(call: Call | None, customer: Customer) -> dict[str, set[str]]:
    """What the record holds to compare with."""
    contracts = customer.sale_contracts.filter(cancelled_on=None).values_list("number", flat=True)
    held = {
        Proof.PHONE: {phone.number for phone in customer.phones.all()},
        Proof.ID_LAST4: {customer.id_last4.upper()} - {""},
        Proof.CONTRACT: {folded(number) for number in contracts},
    }
    return {proof: values for proof, values in held.items() if values}


def said(call: Call | None, held: dict, *, phone: str, id_last4: str, contract_number: str) -> dict[str, str]:
    """What the caller gave, as the record writes it; his number speaks for itself when it is registered."""
    given = {Proof.PHONE: phones.normalise(phone) or folded(phone), Proof.ID_LAST4: folded(id_last4)}
    given[Proof.CONTRACT] = folded(contract_number)
    if not any(given.values()):
        raise Invalid("nothing_to_verify", Proof.ID_LAST4.value)
    if given[Proof.ID_LAST4] and not re.fullmatch(r"\d{3}[\dX]", given[Proof.ID_LAST4]):
        raise Invalid("id_last4_unreadable", Proof.ID_LAST4.value)
    if call and call.phone in held.get(Proof.PHONE, ()):
        given[Proof.PHONE] = call.phone
    return {proof: value for proof, value in given.items() if value}


def folded(text: str) -> str:
    """bw－2026 0001 and BW-2026-0001 are the same number."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text or "")).upper()[:60]
