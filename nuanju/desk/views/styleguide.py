"""Every component in every state, on one page: look here before making a new one."""

import datetime

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from nuanju.core.web import answers

HOUSES = ["3栋2单元1501", "3栋2单元1502", "3栋2单元1503", "3栋1单元0302", "12栋1单元0802"]
STATES = [
    ("registered", "已受理"), ("assigned", "已指派"), ("dispatched", "已派工"), ("contacted", "已联系"),
    ("in_progress", "处理中"), ("pending_acceptance", "待验收"), ("pending_follow_up", "待回访"), ("rework", "返工中"),
    ("closed", "已关闭"), ("special_closed", "特殊关闭"), ("merged", "已合并"), ("cancelled", "已撤销"),
]  # fmt: skip
ROWS = [
    ("major", "assigned", -75, "12栋1单元0802", "整个单元的电梯今天第三次困人，老人被关了二十分钟", ""),
    ("hot", "dispatched", 4, "3栋2单元1502", "厕所顶上一直滴水，楼上说不是他家的问题，已经两天了", "处理人乙"),
    ("important", "in_progress", 55, "5栋1单元0601", "阳台推拉门关不严，下雨往里灌水", "处理人甲"),
    ("normal", "contacted", 60 * 7, "3栋1单元0302", "入户门锁把手松动", "处理人甲"),
    ("normal", "pending_follow_up", 60 * 52, "8栋2单元2104", "咨询房产证什么时候可以办理", "处理人丙"),
]

PICKS = [
    {"value": "1", "label": "卫生间顶棚渗漏", "note": "工程 · R2", "share": 92},
    {"value": "2", "label": "排水管渗漏", "note": "工程 · R2", "share": 5},
    {"value": "3", "label": "空调冷凝水", "note": "物业", "share": 2},
]


class Sample(forms.Form):
    phone = forms.CharField(label="来电号码", help_text="可以只输后四位")
    channel = forms.ChoiceField(label="渠道", choices=[("phone", "400电话"), ("letter", "来信"), ("visit", "来访")])
    urgent = forms.BooleanField(label="紧急（安全或无法居住）", required=False)
    part = forms.ChoiceField(
        label="部位", choices=[("in", "户内"), ("out", "公共部位")], widget=forms.RadioSelect, initial="in"
    )


@login_required
def styleguide(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    rows = [
        {"id": i, "severity": sev, "state": state, "label": dict(STATES)[state], "house": house, "words": words,
         "who": who, "due": now + datetime.timedelta(minutes=left), "start": now - datetime.timedelta(hours=3)}
        for i, (sev, state, left, house, words, who) in enumerate(ROWS, 1)
    ]  # fmt: skip
    clocks = [(label, now + datetime.timedelta(hours=h), now - datetime.timedelta(hours=b)) for label, h, b in (
        ("刚开始", 30, 1), ("过半", 3, 4), ("将到", 0.4, 4), ("超时", -1.2, 4),
    )]  # fmt: skip
    context = {"rows": rows, "states": STATES, "clocks": clocks, "now": now, "form": Sample({"phone": ""})}
    context["earlier"] = now - datetime.timedelta(days=1, hours=2)
    context["picks"] = PICKS
    template = next((name for name in ("phone", "work") if name in request.GET), "index")
    return render(request, f"desk/styleguide/{template}.html", context)


@login_required
def options(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("q", "")
    found = [h for h in HOUSES if words and words in h]
    return render(request, "desk/styleguide/options.html", {"found": found, "words": words})


@login_required
def dialog(request: HttpRequest) -> HttpResponse:
    """A verb's form in a dialog: GET the form, POST refused until a reason is given."""
    note = request.POST.get("note", "")
    if note:
        return answers.done("已退回，责任人已收到通知")
    context = {"error": "请写明退回原因" if request.method == "POST" else ""}
    return render(request, "desk/styleguide/dialog.html", context, status=422 if context["error"] else 200)
