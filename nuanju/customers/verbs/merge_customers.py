"""Merge customers: two records of one person become one, by a human decision with its reason, never by itself."""

from django.db import transaction
from django.utils import timezone

from nuanju.core.events import record
from nuanju.core.refusals import Invalid, Refused
from nuanju.core.rights import require
from nuanju.core.text import clean
from nuanju.customers import rights
from nuanju.customers.models import Customer


def merge_customers(kept: Customer, *, other: Customer, reason: str, by) -> Customer:
    """Everything of `other` moves to `kept`; `other` stays as a signpost. Higher apps move theirs on customer.merged."""
    require(rights, "keep_person", by=by, subject=kept)
    require(rights, "keep_person", by=by, subject=other)
    if not clean(reason):
        raise Invalid("reason_needed", "reason")
    with transaction.atomic():
        rows = Customer.objects.select_for_update().filter(pk__in=[kept.pk, other.pk]).order_by("pk").in_bulk()
        if len(rows) < 2:
            raise Invalid("same_customer", "other")
        kept, other = rows[kept.pk], rows[other.pk]
        _check(kept, other)
        _move_phones(kept, other)
        _move_parties(kept, other)
        _move_wishes(kept, other)
        _fill(kept, other)
        record("customer.merged", kept, by=by, data={"other": other, "reason": clean(reason)})
    return kept


def _check(kept: Customer, other: Customer) -> None:
    for row in (kept, other):
        if row.merged_into_id:
            raise Refused("merged_already", row, into=row.merged_into)
    if kept.id_last4 and other.id_last4 and kept.id_last4.upper() != other.id_last4.upper():
        raise Refused("different_ids", kept, mine=kept.id_last4, other=other.id_last4)


def _move_phones(kept: Customer, other: Customer) -> None:
    known = kept.phones.values("number")
    other.phones.filter(number__in=known).delete()
    other.phones.update(customer=kept, is_primary=False)
    if not kept.phones.filter(is_primary=True).exists() and (first := kept.phones.order_by("id").first()):
        kept.phones.filter(pk=first.pk).update(is_primary=True)


def _move_parties(kept: Customer, other: Customer) -> None:
    mine = set(kept.parties.filter(ended_on=None).values_list("household_id", "role"))
    for party in other.parties.all():
        if party.ended_on is None and (party.household_id, party.role) in mine:
            party.delete()
        else:
            party.customer = kept
            party.save(update_fields=["customer"])
    for contract in other.sale_contracts.all():
        contract.buyers.add(kept)
        contract.buyers.remove(other)


def _move_wishes(kept: Customer, other: Customer) -> None:
    if kept.watches.filter(ended_at=None).exists():
        other.watches.filter(ended_at=None).update(ended_at=timezone.now())
    standing = set(kept.opt_outs.filter(withdrawn_at=None).values_list("channel", "purpose"))
    for wish in other.opt_outs.filter(withdrawn_at=None):
        if (wish.channel, wish.purpose) in standing:
            wish.delete()
    for related in (other.watches, other.opt_outs, other.consents, other.interests):
        related.update(customer=kept)


def _fill(kept: Customer, other: Customer) -> None:
    """What only the other record knew; verified if either was."""
    for field in ("gender", "id_last4", "email", "note", "project"):
        if not getattr(kept, field):
            setattr(kept, field, getattr(other, field))
    kept.is_verified = kept.is_verified or other.is_verified
    kept.save()
    other.merged_into = kept
    other.save(update_fields=["merged_into"])
