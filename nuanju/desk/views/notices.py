"""Notices: what I was told, and the outbox of what did not go out."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from nuanju.core.refusals import Denied
from nuanju.core.web import answers, paging
from nuanju.desk.outbox import OutboxFilter
from nuanju.notify import queries, verbs
from nuanju.notify.models import Delivery, Notice
from nuanju.org.requests import StaffRequest

LATEST = 8  # in the menu under the bell


def notices(request: StaffRequest) -> HttpResponse:
    """Mine, newest first; ?view=unread leaves the read ones out."""
    mine = Notice.objects.visible_to(request.user).in_app()
    unread = request.GET.get("view") == "unread"
    page = paging.newest_first(mine.unread() if unread else mine, request)
    return render(request, "desk/notices/list.html", {"page": page, "unread": unread, "everything": not unread})


def digest(request: StaffRequest, event: int) -> HttpResponse:
    """One by one what a digest told me together."""
    found = queries.in_digest(request.user, event)
    if not found.exists():
        raise Http404
    page = paging.newest_first(found, request)
    return render(request, "desk/notices/digest.html", {"page": page})


def bell(request: StaffRequest) -> HttpResponse:
    return render(request, "desk/notices/bell.html")


def latest(request: StaffRequest) -> HttpResponse:
    """The menu under the bell: unread ones first come, none read."""
    return render(request, "desk/notices/latest.html", {"notices": queries.unread(request.user)[:LATEST]})


def open_notice(request: StaffRequest, pk: int) -> HttpResponse:
    """Go to what it is about; looking at it is reading it."""
    mine = Notice.objects.visible_to(request.user).filter(pk=pk)
    notice = get_object_or_404(mine)
    verbs.mark_read(mine, by=request.user)
    safe = url_has_allowed_host_and_scheme(notice.link, allowed_hosts=None)
    return redirect(notice.link if notice.link and safe else "notices")


@require_POST
def read_notices(request: StaffRequest) -> HttpResponse:
    """All of mine, or those chosen."""
    chosen = [int(pk) for pk in request.POST.getlist("pk") if pk.isdecimal() and len(pk) < 19]
    mine = Notice.objects.visible_to(request.user)
    verbs.mark_read(mine.filter(pk__in=chosen) if chosen else mine, by=request.user)
    return redirect("notices")


def outbox(request: StaffRequest) -> HttpResponse:
    if not request.user.may("see_outbox"):
        raise Denied("see_outbox")
    form = OutboxFilter(request.GET)
    found = form.narrow(Delivery.objects.visible_to(request.user).select_related("notice"))
    return render(request, "desk/notices/outbox.html", {"page": paging.newest_first(found, request), "form": form})


@require_POST
def resend_delivery(request: StaffRequest, pk: int) -> HttpResponse:
    delivery = get_object_or_404(Delivery.objects.visible_to(request.user), pk=pk)
    row = {"delivery": verbs.resend(delivery, by=request.user)}
    return answers.told(render(request, "desk/notices/outbox.html#row", row), "已放回队列，马上重发。")
