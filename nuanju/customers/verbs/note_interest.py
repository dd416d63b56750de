"""Note interest: a visitor becomes a lead, a lead subscribes; the former stage of the project ends."""

import datetime

from django.db import transaction
from django.utils import timezone

from nuanju.core.events import record
from nuanju.core.rights import require
from nuanju.customers import rights
from nuanju.customers.choices import Segment
from nuanju.customers.models import Customer, SalesInterest
from nuanju.org.models import Project


def note_interest(
    customer: Customer, *, project: Project, by, stage: str = Segment.LEAD, on: datetime.date | None = None
) -> SalesInterest:
    require(rights, "note_person", by=by, subject=customer)
    day = on or timezone.localdate()
    with transaction.atomic():
        customer.interests.filter(project=project, ended_on=None).update(ended_on=day)
        interest = SalesInterest.objects.create(
            customer=customer, project=project, stage=stage, since=day, noted_by_id=by.pk
        )
        record("customer.interest_noted", customer, by=by, data={"project": project, "stage": Segment(stage)})
    return interest
