"""What the hotline does when lower rooms tell of something."""

from nuanju.core.events import on
from nuanju.hotline.models import Call, IdentityCheck


@on("customer.merged")
def follow_the_merged_customer(event):
    """The calls and checks of the record that went into another go along."""
    for kept in (Call, IdentityCheck):
        kept.objects.filter(customer_id=event.data["other"]["id"]).update(customer_id=event.subject_id)
