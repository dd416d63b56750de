"""Choose customer: the agent says who of those with this number is calling."""

from django.db import transaction

from nuanju.core import events
from nuanju.core.rights import require
from nuanju.hotline import rights
from nuanju.hotline.models import Call
from nuanju.hotline.reports import locked


@transaction.atomic
def choose_customer(call: Call, *, customer, by) -> Call:
    """Twice is once; None takes the choice back."""
    require(rights, "annotate", by=by, subject=call)
    row = locked(call)
    if row.customer_id != (customer.pk if customer else None):
        row.customer = customer
        row.save(update_fields=["customer"])
        events.record("call.customer_chosen", row, by=by, data={"customer": customer})
    return row
