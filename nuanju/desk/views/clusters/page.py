"""The page of a cluster: where it is, who belongs and why, what is offered, who was told."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from nuanju.clusters import panels
from nuanju.clusters.flow import FLOW
from nuanju.clusters.inputs import INPUTS
from nuanju.clusters.labels import LABELS
from nuanju.clusters.models import Cluster
from nuanju.clusters.queries import acceptance, open_cases
from nuanju.core import events
from nuanju.desk.views.clusters.listing import waiting
from nuanju.org.requests import StaffRequest

PRIMARY = ("activate", "set_plan", "control", "close", "reopen")
ON_ROWS = {"record_answer", "name_organiser", "call_household", "answer_demand", "leave"}


def page(request: StaffRequest, pk: int) -> HttpResponse:
    cluster = get_object_or_404(Cluster.objects.visible_to(request.user).cards(), pk=pk)
    template = "desk/clusters/body.html" if request.headers.get("HX-Request") else "desk/clusters/page.html"
    return render(request, template, facts(cluster, request.user))


def facts(cluster: Cluster, user) -> dict:
    """Everything the page shows."""
    knows = user.may("see_customers", cluster.project_id)
    silent = panels.silent(cluster)
    return {
        "cluster": cluster, "homes": panels.homes(cluster),
        "gone": panels.gone(cluster), "facades": panels.facades(cluster), "silent": silent,
        "called": sum(s.call is not None for s in silent), "accepted": acceptance(cluster), "knows": knows,
        "open_cases": open_cases(cluster).count(), "demands": cluster.demands.select_related("answered_by"),
        "messages": [(m, panels.message_log(m)) for m in cluster.messages.select_related("by")],
        "organisers": cluster.organisers.select_related("member__house", "member__case__customer", "by"),
        "likenesses": waiting(user, cluster=cluster), "buttons": buttons(cluster, user),
        "may": set(FLOW.verbs_for(user, cluster)),
        "timeline": [(e, events.sentence(e, masked=not knows)) for e in reversed(events.timeline(cluster))],
        "absorbed": cluster.absorbed.all(),
    }  # fmt: skip


def buttons(cluster: Cluster, user) -> list[dict]:
    """The verbs of the whole cluster; those of a row stand on the row."""
    verbs = [v for v in FLOW.verbs_for(user, cluster) if v in INPUTS and v not in ON_ROWS]
    first = next((v for v in PRIMARY if v in verbs and not (v == "set_plan" and cluster.solution)), None)
    return [{"verb": v, "label": LABELS[v], "first": v == first} for v in sorted(verbs, key=lambda v: v != first)]
