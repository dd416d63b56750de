"""What the comboboxes of the screen find."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from nuanju.desk.views.agent.caller import place_label
from nuanju.desk.views.agent.door import needs
from nuanju.estate.models import House
from nuanju.estate.queries import find_places, spaces_of
from nuanju.library.queries import path, search_nodes
from nuanju.org.requests import StaffRequest


@needs("intake")
def places(request: StaffRequest) -> HttpResponse:
    """Houses and common areas by what is typed."""
    q = request.GET.get("q", "")
    found = [(f"{'h' if isinstance(p, House) else 'c'}{p.pk}", p, place_label(p)) for p in find_places(q, request.user)]
    return render(request, "desk/agent/places.html", {"found": found, "q": q})


@needs("intake")
def spaces(request: StaffRequest) -> HttpResponse:
    """The rooms of the chosen house as chips."""
    kind, pk = request.GET.get("place", "")[:1], request.GET.get("place", "")[1:]
    if kind != "h" or not pk.isdecimal():
        return HttpResponse("")
    house = get_object_or_404(House.objects.visible_to(request.user), pk=pk)
    return render(
        request, "desk/agent/spaces.html", {"spaces": spaces_of(house), "space": request.GET.get("space", "")}
    )


@needs("intake")
def nodes(request: StaffRequest) -> HttpResponse:
    """Problems by name, code or a customer's word, fine enough for intake; those of the chosen room first."""
    q, space = request.GET.get("q", ""), request.GET.get("space", "")
    found = [n for n in search_nodes(q, space=space) if n.level >= 3][:8]
    return render(request, "desk/agent/nodes.html", {"found": [(n, path(n)) for n in found], "space": space})
