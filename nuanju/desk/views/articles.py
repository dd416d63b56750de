"""Knowledge articles: read, write, publish, retire."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from nuanju.core.refusals import Denied
from nuanju.desk.library_forms import ArticleForm, ReasonForm
from nuanju.desk.refused import attempt, moved
from nuanju.library import queries, verbs
from nuanju.library.article_flow import FLOW
from nuanju.library.models import KnowledgeArticle
from nuanju.org.requests import StaffRequest

State = KnowledgeArticle.State


def articles(request: StaffRequest) -> HttpResponse:
    """Those in force; keepers look at drafts and retired ones by ?state=."""
    keeps = request.user.may("keep_articles")
    state = request.GET.get("state", State.PUBLISHED) if keeps else State.PUBLISHED
    q = request.GET.get("q", "")
    found = queries.find_articles(KnowledgeArticle.objects.visible_to(request.user).filter(state=state), q)
    context = {"articles": found, "q": q, "state": state, "states": State.choices, "keeps": keeps}
    return render(request, "desk/articles/list.html", context)


def article(request: StaffRequest, pk: int) -> HttpResponse:
    """An article as it stands, or as it stood in ?version=."""
    found = _visible(request, pk)
    versions = queries.article_versions(found)
    shown = next((v for v in versions if str(v.number) == request.GET.get("version")), versions[0])
    node = queries.node(found.node_code)
    context = {"article": found, "versions": versions, "shown": shown, "node": node}
    context |= {"path": queries.path(node) if node else "", "verbs": FLOW.verbs_for(request.user, found)}
    return render(request, "desk/articles/article.html", context)


def write_article(request: StaffRequest) -> HttpResponse:
    if not request.user.may("keep_articles"):
        raise Denied("write_article")
    form = ArticleForm(request.POST or None, user=request.user)
    if request.method == "POST" and (written := attempt(form, verbs.write_article, by=request.user)):
        messages.success(request, "草稿已保存，发布后坐席才能看到。")
        return redirect("article", written.pk)
    return _page(request, form)


def revise_article(request: StaffRequest, pk: int) -> HttpResponse:
    found = _mine(request, pk, "revise")
    form = ArticleForm(request.POST or None, instance=found, user=request.user)
    revise = partial(verbs.revise_article, _mine(request, pk, "revise"), seen=form.seen)
    if request.method == "POST" and attempt(form, revise, by=request.user):
        messages.success(request, "已保存为新版本。")
        return redirect("article", pk)
    return _page(request, form, article=found)


@require_POST
def publish_article(request: StaffRequest, pk: int) -> HttpResponse:
    verbs.publish_article(_mine(request, pk, "publish"), by=request.user)
    messages.success(request, "已发布，从生效日起坐席可以查到。")
    return redirect("article", pk)


def retire_article(request: StaffRequest, pk: int) -> HttpResponse:
    found = _mine(request, pk, "retire")
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and attempt(form, verbs.retire_article, found, by=request.user):
        return moved(request, reverse("article", args=[pk]), "已停用，不再提供给坐席。")
    context = {"form": form, "title": f"停用《{found.title}》", "danger": True}
    return render(request, "desk/library/dialog.html", context, status=422 if form.errors else 200)


def _visible(request: StaffRequest, pk: int) -> KnowledgeArticle:
    return get_object_or_404(KnowledgeArticle.objects.visible_to(request.user).select_related("project"), pk=pk)


def _mine(request: StaffRequest, pk: int, verb: str) -> KnowledgeArticle:
    found = _visible(request, pk)
    if not FLOW.may(request.user, found, verb):
        raise Denied(verb, found)
    return found


def _page(request: StaffRequest, form: ArticleForm, article: KnowledgeArticle | None = None) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, "desk/articles/form.html", {"form": form, "article": article}, status=status)
