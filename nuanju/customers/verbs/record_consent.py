"""Record consent: given or refused, with its evidence; the last record counts."""

from django.db import transaction

from nuanju.core.events import record
from nuanju.core.rights import require
from nuanju.customers import rights
from nuanju.customers.choices import Purpose
from nuanju.customers.models import Consent, Customer


def record_consent(customer: Customer, *, purpose: str, given: bool, by, evidence: str = "") -> Consent:
    require(rights, "note_person", by=by, subject=customer)
    with transaction.atomic():
        consent = Consent.objects.create(
            customer=customer, purpose=purpose, given=given, evidence=evidence, recorded_by_id=by.pk
        )
        data = {"purpose": Purpose(purpose), "given": given, "evidence": evidence}
        record("customer.consent_recorded", customer, by=by, data=data)
    return consent
