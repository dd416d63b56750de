"""Named questions to cases."""

import datetime
from collections import Counter

from django.apps import apps
from django.db import models
from django.db.models import Count, F, Q
from django.utils import timezone

from nuanju.cases.choices import BEFORE_CONTACT, OPEN, REPAIRS, WORKING, InboundKind, Ruling, State
from nuanju.cases.free import free_engineer
from nuanju.core.scope import NOWHERE, ScopedQuerySet
from nuanju.org.roles import GRANTS

CARD = ("project", "house", "common_area", "node", "handler", "responsible")  # what a row in a list shows
BY_ENGINEER = Q(kind__in=REPAIRS) | Q(node__safety=True) | Q(final_node__safety=True)  # as Case.checked_by_engineer


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

    def overdue(self):
        """Open cases whose nearest due has passed."""
        return self.open().filter(due_at__lt=timezone.now())

    def part_in_by(self, user):
        """Those the user himself takes part in, whatever his reach."""
        return self.filter(self.part_of(user))

    def cards(self):
        return self.select_related(*CARD)

    def by_due(self):
        """The most pressing first; cases without a running clock come last."""
        return self.order_by(models.F("due_at").asc(nulls_last=True), "id")

    def waiting_for_assignment(self):
        return self.filter(state=State.REGISTERED)

    def waiting_for_follow_up(self):
        return self.filter(state=State.PENDING_FOLLOW_UP, follow_up_sampled=True)

    def unruled(self):
        """Open, and their warranty could not be ruled so far, by nobody."""
        return self.open().filter(warranty_ruling=Ruling.UNDETERMINED, ruled_by=None)

    def asked_again(self):
        """The customer came back: chasers and repeat complaints."""
        contacts = apps.get_model("cases", "InboundContact")._base_manager
        again = contacts.filter(case=models.OuterRef("pk")).exclude(kind=InboundKind.FIRST)
        return self.filter(models.Exists(again))

    def tasks_of(self, user):
        """What the handler has to do himself."""
        return self.filter(handler=user, state__in=WORKING)

    def headed_by(self, user):
        """Cases of the ports and projects the user heads."""
        mine = Q(pk__in=[])
        for seat in user.standing.seats:
            if "dispatch" in GRANTS[seat.role]:
                there = Q() if seat.reach.everywhere else Q(project__in=seat.reach.project_ids)
                mine |= there & (Q(port=seat.port) if seat.port else Q())
        return self.filter(mine)

    def copied_to(self, user):
        """Those that a port he heads, or legal, reads along while another port answers."""
        copies = apps.get_model("cases", "Copy")
        mine = Q(pk__in=[])
        for seat in user.standing.seats:
            if which := copies.read_by(seat):
                there = Q() if seat.reach.everywhere else Q(project__in=seat.reach.project_ids)
                mine |= there & Q(pk__in=copies._base_manager.filter(which).exclude(to=F("case__port")).values("case"))
        return self.filter(mine)

    def to_dispatch_by(self, user):
        """Those that wait for a handler: sent to the port, or reopened without ever having had one."""
        return self.filter(Q(state=State.ASSIGNED) | Q(state__in=WORKING, handler=None)).headed_by(user)

    def to_accept_by(self, user):
        """Finished repairs and dangers an engineer may check: not his own."""
        seats = [s for s in user.standing.seats if "accept" in GRANTS[s.role]]
        there = Q(pk__in=[])
        for seat in seats:
            there |= Q() if seat.reach.everywhere else Q(project__in=seat.reach.project_ids)
        return self.filter(there, BY_ENGINEER).done_without(user)

    def to_accept_as_head_by(self, user):
        """Finished work the port's head checks: what is neither repair nor danger, and those no engineer is free for."""
        return self.headed_by(user).exclude(BY_ENGINEER & free_engineer()).done_without(user)

    def done_without(self, user):
        """Finished work the user had no part in, waiting for its check."""
        reports = apps.get_model("cases", "CompletionReport")._base_manager
        named = reports.filter(case=models.OuterRef("pk"), round=models.OuterRef("round"), persons=user)
        waiting = self.filter(state=State.PENDING_ACCEPTANCE).exclude(handler=user)
        return waiting.exclude(models.Exists(named))

    def cancel_asked(self):
        """A withdrawal waits for the shift lead."""
        waiting = Q(cancel_requests__isnull=False, cancel_requests__approved=None)
        return self.filter(waiting, state__in=BEFORE_CONTACT)

    def waiting_for_dates(self) -> Counter:
        """How many open cases no ruling could be made on: by ("house", pk) and ("building", pk)."""
        found: Counter = Counter()
        rows = self.open().filter(warranty_ruling=Ruling.UNDETERMINED).order_by().values_list("house", "building")
        for house, building in rows:
            found.update([("house", house), ("building", building)])
        return found

    def loads(self, people) -> dict[int, dict[str, int]]:
        """Open and overdue cases per handler."""
        rows = self.open().filter(handler__in=[p.pk for p in people]).order_by().values("handler")
        late = Q(due_at__lt=timezone.now())
        return {r["handler"]: r for r in rows.annotate(open=Count("pk"), late=Count("pk", filter=late))}

    def of_household(self, household):
        return self.filter(household=household)

    def same_kind_nearby(self, *, building, node_codes, since: datetime.datetime):
        """Cases of the same problem in the same building, for the pop-up's neighbour count."""
        return self.filter(building=building, node__code__in=node_codes, registered_at__gte=since).exclude(
            state__in=[State.MERGED, State.CANCELLED]
        )
