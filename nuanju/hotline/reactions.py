"""What the hotline does when lower rooms tell of something."""

from nuanju.core.events import on
from nuanju.hotline.models import Call


@on("customer.merged")
def follow_the_merged_customer(event):
    """The calls of the record that went into another go along."""
    Call.objects.filter(customer_id=event.data["other"]["id"]).update(customer_id=event.subject_id)
