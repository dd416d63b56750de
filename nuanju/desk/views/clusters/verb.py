"""A verb of a cluster is a resource: GET its form, POST does it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from nuanju.clusters.flow import FLOW
from nuanju.clusters.inputs import INPUTS, perform
from nuanju.clusters.labels import LABELS
from nuanju.clusters.models import Cluster
from nuanju.clusters.panels import homes, silent
from nuanju.clusters.queries import others_under_way
from nuanju.core import commands
from nuanju.core.refusals import Denied, Refused
from nuanju.core.web import answers
from nuanju.desk.forms import InputForm, Option
from nuanju.org.requests import StaffRequest

STARTS = ("member", "house", "demand", "case")  # a row's own button names its row in the address


def verb(request: StaffRequest, pk: int, verb: str) -> HttpResponse:
    if verb not in INPUTS or verb == "send_message":  # a message is previewed first
        raise Http404
    cluster = get_object_or_404(Cluster.objects.visible_to(request.user).cards(), pk=pk)
    if not FLOW.may(request.user, cluster, verb):
        raise Denied(verb, cluster)
    form = InputForm(INPUTS[verb], picks=picks(cluster), initial=initial(request, cluster, verb))
    if request.method == "POST":
        return _do(request, cluster, verb, form)
    try:
        FLOW.check(request.user, cluster, verb)
    except Refused as refusal:
        form.message = refusal.sentence
    return show(request, cluster, verb, form, status=409 if form.message else 200)


def _do(request: StaffRequest, cluster: Cluster, verb: str, form: InputForm) -> HttpResponse:
    given = form.read(request.POST)
    if given is None:
        return show(request, cluster, verb, form, status=422)

    def run() -> dict:
        seen = request.POST.get("seen", "")
        perform(verb, cluster, given, by=request.user, seen=int(seen) if seen.isdecimal() else None)
        return {"text": f"{LABELS[verb]}：{cluster.title}"}

    try:
        answer = commands.once(
            request.POST.get("command_id"), by=request.user, verb=f"cluster.{verb}:{cluster.pk}", run=run
        )
    except Denied:
        raise
    except Refused as refusal:
        form.refuse(refusal)
        return show(request, cluster, verb, form, status=refusal.status)
    return done(request, cluster, answer["text"])


def done(request: StaffRequest, cluster: Cluster, text: str) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return answers.done(text, response=answers.trigger(HttpResponse(), **{"cluster-changed": cluster.pk}))
    messages.success(request, text)
    return redirect("cluster_page", cluster.pk)


def show(request: StaffRequest, cluster: Cluster, verb: str, form: InputForm, *, status: int) -> HttpResponse:
    context = {
        "title": LABELS[verb], "note": cluster.title, "form": form, "controls": form.controls(), "seen": cluster.version,
        "address": reverse("cluster_verb", args=[cluster.pk, verb]), "back": reverse("cluster_page", args=[cluster.pk]),
    }  # fmt: skip
    fragment = bool(request.headers.get("HX-Request"))
    return render(
        request, "desk/clusters/dialog.html" if fragment else "desk/clusters/form.html", context, status=status
    )


def picks(cluster: Cluster) -> dict:
    """What the controls offer; asked only for the fields a form has."""
    return {
        "members": lambda: [Option(h.member.pk, h.place, h.caller) for h in homes(cluster)],
        "silent": lambda: [Option(s.house.pk, str(s.house), "已联系" if s.call else "") for s in silent(cluster)],
        "demands": lambda: [Option(d.pk, d.text) for d in cluster.demands.all()],
        "others": lambda: [Option(c.pk, c.title, f"{c.households}户") for c in others_under_way(cluster)],
        "case": lambda: [
            Option(c.number, c.title) for h in homes(cluster) for c in h.cases
        ],
    }  # fmt: skip


def initial(request: StaffRequest, cluster: Cluster, verb: str) -> dict:
    if verb == "set_plan":
        return {name: getattr(cluster, name) for name in ("cause", "liable", "solution", "compensation")}
    given = {name: request.GET[name] for name in STARTS if request.GET.get(name)}
    return given | ({"reached": True} if verb == "call_household" else {})
