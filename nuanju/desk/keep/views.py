"""Pages of the keepers: index, list, form, removal, actions, long lists."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from nuanju.core import commands, keeping
from nuanju.core.events import sentence
from nuanju.core.refusals import Denied, Invalid, Refused
from nuanju.desk.keep import forms, lists, options
from nuanju.desk.keep.keeper import KEEPERS, Action, Keeper, groups
from nuanju.org.requests import StaffRequest


@require_GET
def index(request: StaffRequest) -> HttpResponse:
    found = groups(request.user)
    if not found:
        raise Denied("keep")
    return render(request, "desk/keep/index.html", {"groups": found})


@require_GET
def listing(request: StaffRequest, key: str) -> HttpResponse:
    keeper = _keeper(request, key)
    page = lists.page_of(keeper, request.user, request.GET)
    context = {"keeper": keeper, "page": page, "q": request.GET.get("q", ""), "groups": groups(request.user)}
    return render(request, "desk/keep/list.html", context)


def add(request: StaffRequest, key: str) -> HttpResponse:
    keeper = _keeper(request, key)
    if keeper.add is None:
        raise Http404
    initial = {name: request.GET[name] for name in keeper.born if name in request.GET}
    return _form(request, keeper, keeper.model(), initial)


def change(request: StaffRequest, key: str, pk: int) -> HttpResponse:
    keeper = _keeper(request, key)
    return _form(request, keeper, get_object_or_404(keeper.rows(request.user), pk=pk))


def remove(request: StaffRequest, key: str, pk: int) -> HttpResponse:
    keeper = _keeper(request, key)
    row = get_object_or_404(keeper.rows(request.user), pk=pk)
    if keeper.remove is None:
        raise Http404
    if request.method != "POST":
        return render(request, "desk/keep/remove.html", {"keeper": keeper, "row": row})
    keeper.remove(row, by=request.user)
    messages.success(request, f"已删除{keeper.label}“{row}”")
    return _go(request, "keep_list", keeper.key)


def act(request: StaffRequest, key: str, pk: int, action: str) -> HttpResponse:
    keeper = _keeper(request, key)
    row = get_object_or_404(keeper.rows(request.user), pk=pk)
    act = keeper.action(action)
    if act is None or not act.when(row):
        raise Http404
    form = act.form(request.POST or None) if act.form else None
    if request.method != "POST" or (form and not form.is_valid()):
        return _dialog(request, keeper, row, act, form, status=422 if request.method == "POST" else 200)
    return _run(request, keeper, row, act, form)


@require_GET
def option_list(request: StaffRequest, what: str) -> HttpResponse:
    if what not in options.LOOKUPS:
        raise Http404
    q = request.GET.get("q", "").replace("\0", "")
    return render(request, "desk/keep/options.html", {"found": options.found(what, q, request.user), "q": q})


def _keeper(request: StaffRequest, key: str) -> Keeper:
    if key not in KEEPERS:
        raise Http404
    KEEPERS[key].check(request.user)
    return KEEPERS[key]


def _form(request: StaffRequest, keeper: Keeper, row, initial=None) -> HttpResponse:
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = forms.form_for(keeper, request.user, row, data, files, initial=initial)
    if request.method == "POST" and (kept := _kept(request, keeper, form)):
        messages.success(request, f"已保存{keeper.label}“{kept}”")
        return redirect("keep_list", keeper.key)
    status = 200 if request.method != "POST" else getattr(getattr(form, "refusal", None), "status", 422)
    return render(request, "desk/keep/form.html", _context(request, keeper, form), status=status)


def _kept(request: StaffRequest, keeper: Keeper, form) -> str | None:
    """The name of what was saved; sent twice with one command id it is saved once."""
    seen = request.POST.get("seen", "")

    def run() -> dict:
        row = forms.keep(keeper, form, by=request.user, seen=int(seen) if seen.isdecimal() else None)
        if row is None:
            raise _Unfit
        return {"text": str(row)}

    try:
        command = request.POST.get("command_id") or None
        return commands.once(command, by=request.user, verb=f"keep {keeper.key}", run=run).get("text")
    except _Unfit:
        return None


class _Unfit(Exception):
    """The form says why; nothing was saved and the command id stays free."""


def _context(request: StaffRequest, keeper: Keeper, form) -> dict:
    row = form.instance if form.instance.pk else None
    past = list(keeping.history(row)[:30]) if row else []
    return {
        "keeper": keeper, "row": row, "form": form, "lines": forms.lines(keeper, form),
        "seen": keeping.version(row, keeper.event) if row else "",
        "history": [(e, sentence(e)) for e in past],
        "actions": [a for a in keeper.actions if row and a.when(row)],
        "changeable": row is None or keeper.change is not None,
    }  # fmt: skip


def _dialog(request, keeper, row, action: Action, form, *, status=200, refusal="", told="") -> HttpResponse:
    context = {"keeper": keeper, "row": row, "action": action, "form": form, "refusal": refusal, "told": told}
    return render(request, "desk/keep/action.html", context, status=status)


def _run(request: StaffRequest, keeper: Keeper, row, action: Action, form) -> HttpResponse:
    try:
        told = action.run(row, by=request.user, **(form.cleaned_data if form else {}))
    except Invalid as refusal:
        return _dialog(request, keeper, row, action, form, status=422, refusal=refusal.sentence)
    except Refused as refusal:
        return _dialog(request, keeper, row, action, form, status=refusal.status, refusal=refusal.sentence)
    if action.secret:
        return _dialog(request, keeper, row, action, form, told=told)
    messages.success(request, told)
    return _go(request, "keep_change", keeper.key, row.pk)


def _go(request: StaffRequest, name: str, *args) -> HttpResponse:
    """The whole page goes there, from a dialog too."""
    response = redirect(name, *args)
    return HttpResponse(headers={"HX-Redirect": response.url}) if request.headers.get("HX-Request") else response
