"""Named questions to cases."""

import datetime

from django.db import models
from django.db.models import Q

from nuanju.cases.choices import OPEN, State
from nuanju.core.scope import NOWHERE, ScopedQuerySet

CARD = ("project", "house", "common_area", "node", "handler", "responsible")  # what a row in a list shows


class CaseQuerySet(ScopedQuerySet):
    def visible_to(self, user):
        """Cases in the reach of my posts, and those I take part in."""
        reach = getattr(user, "reach", NOWHERE)
        if reach.everywhere:
            return self
        if not user.pk:
            return self.none()
        return self.filter(Q(project_id__in=reach.project_ids) | self.part_of(user))

    @staticmethod
    def part_of(user) -> Q:
        """Taking part: handling, answering for it, asked first, registered by, or helping."""
        return (
            Q(handler=user)
            | Q(responsible=user)
            | Q(first_asked=user)
            | Q(registered_by=user)
            | Q(pk__in=user.helped_cases.values("case"))
        )

    def open(self):
        return self.filter(state__in=OPEN)

    def cards(self):
        return self.select_related(*CARD)

    def by_due(self):
        """The most pressing first; cases without a running clock come last."""
        return self.order_by(models.F("due_at").asc(nulls_last=True), "id")

    def waiting_for_assignment(self):
        return self.filter(state=State.REGISTERED)

    def waiting_for_dispatch(self):
        return self.filter(state=State.ASSIGNED)

    def waiting_for_follow_up(self):
        return self.filter(state=State.PENDING_FOLLOW_UP, follow_up_sampled=True)

    def tasks_of(self, user):
        """What the handler has to do himself."""
        mine = (State.DISPATCHED, State.CONTACTED, State.IN_PROGRESS, State.REWORK)
        return self.filter(handler=user, state__in=mine)

    def of_household(self, household):
        return self.filter(household=household)

    def same_kind_nearby(self, *, building, node_codes, since: datetime.datetime):
        """Cases of the same problem in the same building, for the pop-up's neighbour count."""
        return self.filter(building=building, node__code__in=node_codes, registered_at__gte=since).exclude(
            state__in=[State.MERGED, State.CANCELLED]
        )
