"""Likenesses to decide, technical alerts to settle."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from nuanju.clusters import rights, verbs
from nuanju.clusters.models import Suggestion, TechAlert
from nuanju.core import commands
from nuanju.core.refusals import Denied
from nuanju.desk.refused import attempt, moved
from nuanju.org.requests import StaffRequest

SHOWN = 100


class FindingForm(forms.Form):
    finding = forms.CharField(label="处理结论（共同原因和措施）", widget=forms.Textarea, max_length=500)


@require_POST
def decide(request: StaffRequest, pk: int, verdict: str) -> HttpResponse:
    """Accepted, the reader goes on to the cluster; dismissed, he stays on the list."""
    found = get_object_or_404(Suggestion.objects.visible_to(request.user), pk=pk)
    if verdict not in ("accept", "dismiss"):
        raise Http404
    verb = verbs.accept_likeness if verdict == "accept" else verbs.dismiss_likeness
    answer = commands.once(
        request.POST.get("command_id"), by=request.user, verb=f"likeness.{verdict}:{pk}",
        run=lambda: {"pk": verb(found, by=request.user).pk},
    )  # fmt: skip
    if verdict == "dismiss":
        messages.success(request, "已排除，不再提示这一对。")
        return redirect("cluster_list")
    messages.success(request, "已采纳。")
    return redirect("cluster_page", answer["pk"])


def alerts(request: StaffRequest) -> HttpResponse:
    """Those that wait first."""
    rows = TechAlert.objects.visible_to(request.user).select_related("project", "contractor", "settled_by")
    found = list(rows.prefetch_related("cases__house").order_by("-settled_at", "-at")[:SHOWN])
    rows = [(alert, alert.settled_at is None and rights.settle_alert(request.user, alert)) for alert in found]
    return render(request, "desk/clusters/alerts.html", {"rows": rows})


def settle(request: StaffRequest, pk: int) -> HttpResponse:
    alert = get_object_or_404(TechAlert.objects.visible_to(request.user), pk=pk)
    if not rights.settle_alert(request.user, alert):
        raise Denied("settle_alert", alert)
    form = FindingForm(request.POST or None)
    if request.method == "POST" and attempt(form, verbs.settle_alert, alert, by=request.user):
        return moved(request, reverse("tech_alerts"), "已登记处理结论。")
    context = {"form": form, "title": "处理技术预警", "note": alert.title}
    return render(request, "desk/clusters/settle.html", context, status=422 if form.errors else 200)
