"""The problem library: browse, search, try words on it, keep it."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from nuanju.core.refusals import Denied
from nuanju.desk import library_page
from nuanju.desk.library_forms import NodeForm, ReleaseForm, RetireForm
from nuanju.desk.refused import attempt, moved
from nuanju.library import queries, rights, verbs
from nuanju.library.models import ProblemNode
from nuanju.org.requests import StaffRequest


def library(request: StaffRequest) -> HttpResponse:
    """The tree, opened down to ?code=, and that node beside it."""
    tree, code = queries.tree(), request.GET.get("code", "")
    node = library_page.found(tree, code) if code else None
    opened = {n.code for n in tree.trail(node)} if node else set()
    shown = library_page.shown(tree, node, user=request.user) if node else {}
    return render(request, "desk/library/index.html", {"branch": library_page.branch(tree, "", opened), **shown})


def branch(request: StaffRequest) -> HttpResponse:
    """The children of ?code=, fetched when the tree is opened there."""
    code = request.GET.get("code", "")
    return render(request, "desk/library/branch.html", {"branch": library_page.branch(queries.tree(), code)})


def find_nodes(request: StaffRequest) -> HttpResponse:
    q = request.GET.get("q", "").strip()
    return render(request, "desk/library/found.html", {"found": library_page.search(q, 20), "q": q})


def try_words(request: StaffRequest) -> HttpResponse:
    """What the library hears in a customer's words."""
    words = request.GET.get("text", "")
    heard = queries.suggest(words, month=timezone.localdate().month)
    return render(request, "desk/library/heard.html", {"heard": heard, "words": words.strip()})


def revise_node(request: StaffRequest, code: str) -> HttpResponse:
    node = _kept(request, code)
    seen = request.POST.get("seen", str(node.pk))
    row = next((n for n in queries.history(code) if str(n.pk) == seen), None)
    if row is None:
        raise Http404
    inherited = queries.effective(node)
    form = NodeForm(request.POST or None, instance=row, level=node.level, inherited=inherited)
    if request.method == "POST" and attempt(form, verbs.revise_node, row, by=request.user):
        return _changed(request, code, "已保存为新的修订，原有单据仍按当时的版本显示。")
    return _dialog(request, form, f"修改 {code} {node.zh}", seen=row.pk)


def add_node(request: StaffRequest, code: str) -> HttpResponse:
    parent = library_page.found(queries.tree(), code)
    if not rights.add_below(request.user, parent):
        raise Denied("add_node", parent)
    companies = None if rights.keep(request.user) else rights.local_companies(request.user)
    inherited = queries.effective(parent)
    form = NodeForm(request.POST or None, level=parent.level + 1, inherited=inherited, companies=companies)
    if request.method == "POST" and (node := attempt(form, verbs.add_node, parent, by=request.user)):
        return _changed(request, node.code, f"已新增 {node.code} {node.zh}。")
    return _dialog(request, form, f"在“{parent.zh}”下新增")


def retire_node(request: StaffRequest, code: str) -> HttpResponse:
    node = _kept(request, code)
    form = RetireForm(request.POST or None)
    if request.method == "POST" and attempt(form, verbs.retire_node, node, by=request.user):
        return _changed(request, code, "已停用，原有单据仍保留这个编码。")
    return _dialog(request, form, f"停用 {code} {node.zh}", danger=True)


def library_versions(request: StaffRequest) -> HttpResponse:
    """Releases, and what has gathered since the last one."""
    versions = queries.versions()
    gathered = next((v for v in versions if v.released_at is None), None)
    shown = next((v for v in versions if str(v.pk) == request.GET.get("version")), gathered)
    context: dict[str, Any] = {
        "versions": versions,
        "gathered": gathered,
        "shown": shown,
        "may_keep": rights.keep(request.user),
    }
    context["changes"] = queries.changes(shown) if shown else []
    return render(request, "desk/library/versions.html", context)


def release_library(request: StaffRequest) -> HttpResponse:
    if not rights.keep(request.user):
        raise Denied("release")
    form = ReleaseForm(request.POST or None)
    if request.method == "POST" and attempt(form, verbs.release, by=request.user):
        return moved(request, reverse("library_versions"), "新版本已发布。")
    return _dialog(request, form, "发布问题库")


def node_options(request: StaffRequest) -> HttpResponse:
    """For comboboxes: nodes by code, name or a customer's word."""
    found = library_page.search(request.GET.get("q", ""), 12)
    return render(request, "desk/library/options.html", {"found": found})


def _kept(request: StaffRequest, code: str) -> ProblemNode:
    node = library_page.found(queries.tree(), code)
    if not rights.keep_node(request.user, node):
        raise Denied("revise_node", node)
    return node


def _dialog(request: StaffRequest, form, title: str, **more) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, "desk/library/dialog.html", {"form": form, "title": title, **more}, status=status)


def _changed(request: StaffRequest, code: str, text: str) -> HttpResponse:
    return moved(request, f"{reverse('library')}?code={code}", text)
