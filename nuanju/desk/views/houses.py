"""房屋: who lives there, what is open, what the warranty says, what happened."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from nuanju.cases.models import Case
from nuanju.cases.queries import repair_warranties, terms_of
from nuanju.core import events, keeping
from nuanju.customers import queries
from nuanju.desk import panels
from nuanju.estate.models import House
from nuanju.estate.queries import plans_of, spaces_of
from nuanju.org.requests import StaffRequest

SHOWN = 50


def house(request: StaffRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(House.objects.visible_to(request.user).with_places(), pk=pk)
    return render(request, "desk/houses/page.html", facts(found, request.user))


def facts(house: House, user) -> dict:
    household = queries.open_household(house)
    cases = Case.objects.visible_to(user).filter(house=house).cards()
    sees_people = user.may("see_customers", house.project_id) or user.may("keep_customers", house.project_id)
    return {
        "house": house,
        "household": household,
        "members": queries.members(household) if household and sees_people else (),
        "bays": queries.bays_of(household) if household else (),
        "spaces": spaces_of(house),
        "plans": plans_of(house.house_type),
        "terms": terms_of(house, timezone.localdate()),
        "repairs": repair_warranties(house, timezone.localdate()),
        "open_cases": cases.open().by_due()[:SHOWN],
        "ended_cases": cases.exclude(pk__in=cases.open().values("pk")).order_by("-registered_at")[:SHOWN],
        "history": [(e, events.sentence(e)) for e in keeping.history(house)[:SHOWN]],
        "may_keep": user.may("keep_estate", house.project_id),
        "panels": panels.of("house", house, user),
    }
