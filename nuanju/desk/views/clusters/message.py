"""One message to all households: write, see how many get it and how it reads, then send."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from nuanju.clusters import verbs
from nuanju.clusters.flow import FLOW
from nuanju.clusters.models import Cluster
from nuanju.clusters.queries import reachable
from nuanju.core import commands
from nuanju.core.refusals import Denied, Refused
from nuanju.core.text import clean
from nuanju.desk.views.clusters.verb import done
from nuanju.org.requests import StaffRequest


def message(request: StaffRequest, pk: int) -> HttpResponse:
    cluster = get_object_or_404(Cluster.objects.visible_to(request.user).cards(), pk=pk)
    FLOW.check(request.user, cluster, "send_message")
    text = clean(request.POST.get("text", ""))
    if request.method != "POST" or not text or "again" in request.POST:
        error = "请填写内容。" if request.method == "POST" and "again" not in request.POST else ""
        return _show(request, cluster, text, error=error, status=422 if error else 200)
    if "households" not in request.POST:
        return _show(request, cluster, text, preview=True)
    return _send(request, cluster, text)


def _send(request: StaffRequest, cluster: Cluster, text: str) -> HttpResponse:
    shown = request.POST.get("households", "")

    def run() -> dict:
        verbs.send_message(cluster, text=text, households=int(shown) if shown.isdecimal() else -1, by=request.user)
        return {"text": f"已向 {shown} 户发送"}

    try:
        answer = commands.once(
            request.POST.get("command_id"), by=request.user, verb=f"cluster.message:{cluster.pk}", run=run
        )
    except Denied:
        raise
    except Refused as refusal:
        return _show(request, cluster, text, preview=True, error=refusal.sentence, status=refusal.status)
    return done(request, cluster, answer["text"])


def _show(request: StaffRequest, cluster: Cluster, text: str, *, preview=False, error="", status=200) -> HttpResponse:
    found = reachable(cluster)
    context = {
        "cluster": cluster, "text": text, "preview": preview, "error": error, "count": len(found),
        "sample": found[0] if found else None, "silent": cluster.households - len(found),
    }  # fmt: skip
    return render(request, "desk/clusters/message.html", context, status=status)
