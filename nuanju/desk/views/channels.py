"""How the channels do, and a test message through each; their keys are never shown."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from nuanju.core.refusals import Denied, Invalid
from nuanju.core.web import answers
from nuanju.notify import queries, verbs
from nuanju.notify.choices import TRIED
from nuanju.org.requests import StaffRequest


@require_GET
def channels(request: StaffRequest) -> HttpResponse:
    if not request.user.may("see_outbox"):
        raise Denied("see_outbox")
    return render(request, "desk/notices/channels.html", {"channels": queries.channels(), "tried": TRIED})


@require_POST
def try_channel(request: StaffRequest, channel: str) -> HttpResponse:
    try:
        notice = verbs.try_channel(channel, by=request.user)
    except Invalid as refusal:
        return answers.told(HttpResponse(status=422), refusal.sentence, tone="warn")
    words = (
        f"测试消息已放入队列，发往{notice.masked_address}，结果见发件箱。" if notice.address else notice.delivery.error
    )
    return answers.told(HttpResponse(status=204), words, tone="good" if notice.address else "warn")
