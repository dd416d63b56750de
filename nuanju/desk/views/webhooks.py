"""系统对接: who else is told of events; the secret is shown once, when it is made."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from nuanju.core.refusals import Refused
from nuanju.core.web import answers
from nuanju.desk.refused import attempt, moved
from nuanju.desk.views.agent.door import needs
from nuanju.notify import queries, verbs
from nuanju.notify.models import Subscription
from nuanju.org.requests import StaffRequest

FAMILIES = {
    "*": "全部事件", "case.*": "诉求", "timer.*": "时限", "call.*": "通话", "issue.*": "事件（缺陷）", "cluster.*": "群诉",
    "escalation.*": "升级",
}  # fmt: skip
SHOWN = 30  # pushes on the page of one


class WebhookForm(forms.Form):
    name = forms.CharField(label="名称", max_length=60, help_text="对方系统的名称，例如 ERP")
    url = forms.CharField(label="地址", max_length=300, help_text="https 开头，不能指向内部网络")
    families = forms.MultipleChoiceField(
        label="哪些事件", choices=list(FAMILIES.items()), required=False, widget=forms.CheckboxSelectMultiple
    )
    single = forms.CharField(
        label="另加单个事件", required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="每行一个名称，例如 case.registered；全部名称见 /api/v1/webhooks/kinds",
    )  # fmt: skip
    personal = forms.BooleanField(label="推送内容包含客户个人信息", required=False)

    def clean(self) -> dict[str, Any]:
        """As the verbs take it."""
        given = super().clean() or {}
        given["kinds"] = [*given.pop("families", []), *given.pop("single", "").split()]
        return given

    @staticmethod
    def of(row: Subscription) -> dict[str, Any]:
        single = [kind for kind in row.kinds if kind not in FAMILIES]
        families = [kind for kind in row.kinds if kind in FAMILIES]
        return {"name": row.name, "url": row.url, "personal": row.personal, "families": families,
                "single": "\n".join(single)}  # fmt: skip


@needs("keep_webhooks")
def webhooks(request: StaffRequest) -> HttpResponse:
    rows = [(row, queries.pushes(row).first()) for row in Subscription.objects.visible_to(request.user)]
    return render(request, "desk/webhooks/list.html", {"rows": rows, "families": FAMILIES})


@needs("keep_webhooks")
def make(request: StaffRequest) -> HttpResponse:
    form = WebhookForm(request.POST or None)
    if request.method == "POST" and (made := attempt(form, verbs.subscribe, by=request.user)):
        return render(request, "desk/webhooks/secret.html", {"row": made[0], "secret": made[1]})
    return _form(request, form, "新建系统对接")


@needs("keep_webhooks")
def revise(request: StaffRequest, pk: int) -> HttpResponse:
    row = _row(request, pk)
    form = WebhookForm(request.POST or None, initial=WebhookForm.of(row))
    if request.method == "POST" and attempt(form, verbs.revise_subscription, row, by=request.user):
        return moved(request, reverse("webhook", args=[pk]), "已保存。")
    return _form(request, form, f"修改“{row}”")


@needs("keep_webhooks")
def webhook(request: StaffRequest, pk: int) -> HttpResponse:
    row = _row(request, pk)
    shown = {"row": row, "pushes": queries.pushes(row)[:SHOWN], "families": FAMILIES}
    return render(request, "desk/webhooks/page.html", shown)


@require_POST
@needs("keep_webhooks")
def switch(request: StaffRequest, pk: int) -> HttpResponse:
    row = verbs.switch(_row(request, pk), active=request.POST.get("active") == "1", by=request.user)
    return moved(request, reverse("webhook", args=[pk]), f"“{row}”已{'启用' if row.active else '停用'}。")


@require_POST
@needs("keep_webhooks")
def try_it(request: StaffRequest, pk: int) -> HttpResponse:
    try:
        verbs.try_subscription(_row(request, pk), by=request.user)
    except Refused as refusal:
        return answers.told(HttpResponse(status=409), refusal.sentence, tone="warn")
    return moved(request, reverse("webhook", args=[pk]), "测试已放入队列，结果见下面的推送记录。")


def _row(request: StaffRequest, pk: int) -> Subscription:
    return get_object_or_404(Subscription.objects.visible_to(request.user), pk=pk)


def _form(request: StaffRequest, form: WebhookForm, title: str) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, "desk/webhooks/form.html", {"form": form, "title": title}, status=status)
