"""班长台: withdrawals to confirm, final assignments, who is on shift."""

from django.http import HttpResponse
from django.shortcuts import render

from nuanju.cases.models import Case, CaseQuerySet
from nuanju.cases.queries import final_assignments
from nuanju.desk.views.agent.door import needs
from nuanju.hotline.queries import call_backs, on_the_line
from nuanju.org.queries import on_shift
from nuanju.org.requests import StaffRequest

SCREEN = 50


@needs("approve_cancel")
def lead(request: StaffRequest) -> HttpResponse:
    """What only the shift lead decides, and the board of seats."""
    seats = list(on_shift())
    talking = on_the_line([s.user_id for s in seats])
    context = {
        "asked": _asked(request.user).cards().select_related("registered_by").by_due()[:SCREEN],
        "returned": final_assignments(request.user).cards().by_due()[:SCREEN],
        "call_backs": call_backs(request.user)[:SCREEN],
        "seats": [(s, talking.get(s.user_id)) for s in seats],
    }
    return render(request, "desk/agent/lead.html", context)


def waiting(user) -> int:
    """Withdrawals and final assignments waiting, and calls not returned in time."""
    late = call_backs(user).overdue()
    return _asked(user)[:100].count() + final_assignments(user)[:100].count() + late[:100].count()


def _asked(user) -> CaseQuerySet:
    return Case.objects.visible_to(user).open().cancel_asked()
