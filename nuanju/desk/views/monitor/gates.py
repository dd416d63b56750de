"""启动门: the gates in reach, one gate's checklist on its time line, and the verbs on it."""

from typing import Any, cast

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from nuanju.core import files
from nuanju.core.events import sentence
from nuanju.core.keeping import history
from nuanju.core.refusals import Denied
from nuanju.core.rights import require
from nuanju.desk.refused import attempt, moved
from nuanju.desk.views.agent.door import needs
from nuanju.hotline import queries, rights, verbs
from nuanju.hotline.models import Gate, GateStep
from nuanju.org.models import Project, User
from nuanju.org.requests import StaffRequest

DAY = forms.DateInput({"type": "date"}, "%Y-%m-%d")


class MakeForm(forms.Form):
    project: forms.ModelChoiceField = forms.ModelChoiceField(
        label="项目", queryset=None, help_text="还没有启用400的项目"
    )
    opens_on = forms.DateField(label="开盘日期", help_text="各项完成期限从这一天倒排，最早提前 12 周", widget=DAY)
    leader: forms.ModelChoiceField = forms.ModelChoiceField(
        label="组长", queryset=None, required=False, empty_label="按岗位（城市公司副总，没有则项目总经理）"
    )

    def __init__(self, data, *, user):
        super().__init__(data)
        cast(Any, self.fields["project"]).queryset = queries.without_gate(user)
        cast(Any, self.fields["leader"]).queryset = User.objects.visible_to(user).staff()


class MoveForm(forms.Form):
    opens_on = forms.DateField(label="开盘日期", widget=DAY)


class TickForm(forms.Form):
    note = forms.CharField(label="完成情况", max_length=300, required=False, widget=forms.Textarea({"rows": 3}))


class UntickForm(forms.Form):
    reason = forms.CharField(label="撤回原因", max_length=300)


class RehearseForm(forms.Form):
    words = forms.CharField(label="测试内容", max_length=500, widget=forms.Textarea({"rows": 3}))


class OpenForm(forms.Form):
    on = forms.DateField(label="启用日期", widget=DAY)


def may_use(user) -> bool:
    return any(user.may(grant) for grant in ("press", "start_up", "see_seats", "keep_policies"))


@needs("see_cases")
def gate_list(request: StaffRequest) -> HttpResponse:
    context = {"gates": queries.gates(request.user), "may_make": request.user.may("start_up")}
    return render(request, "desk/gates/list.html", context)


@needs("see_cases")
def gate_page(request: StaffRequest, pk: int) -> HttpResponse:
    gate, user = _gate(request, pk), request.user
    standing = queries.gate_standing(gate)
    evidence = files.of_many("hotline.gatestep", [line.step.pk for line in standing.lines])
    context = {
        "gate": gate, "standing": standing, "coordinator": queries.gate_coordinator(gate), "today": timezone.localdate(),
        "weeks": weeks_of(standing, evidence, user), "road": queries.trial_road(gate),
        "may_keep": rights.keep_gate(user, gate), "may_rehearse": rights.rehearse(user, gate),
        "history": [(event, sentence(event)) for event in history(gate)[:30]],
    }  # fmt: skip
    return render(request, "desk/gates/page.html", context)


def weeks_of(standing, evidence: dict, user) -> list[tuple]:
    """The time line: (weeks before the opening, due, [(item, its files, may I tick it)])."""
    found: dict[int, list] = {}
    for line in standing.lines:
        tickable = not line.checks_itself and standing.gate.opened_at is None and rights.tick(user, line.step)
        found.setdefault(line.step.item.weeks, []).append((line, evidence.get(line.step.pk, []), tickable))
    return [(weeks, rows[0][0].due_on, rows) for weeks, rows in found.items()]


@needs("start_up")
def make(request: StaffRequest) -> HttpResponse:
    form = MakeForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        project: Project = form.cleaned_data.pop("project")
        if gate := attempt(form, verbs.make_gate, project, by=request.user):
            return moved(request, reverse("gate", args=[gate.pk]), f"{project} 的启动门已建立，各项期限已排好。")
    return _dialog(request, form, "建立启动门", "建立")


def move(request: StaffRequest, pk: int) -> HttpResponse:
    gate = _gate(request, pk)
    require(rights, "keep_gate", by=request.user, subject=gate)
    form = MoveForm(request.POST or None, initial={"opens_on": gate.opens_on})
    if request.method == "POST" and attempt(form, verbs.move_gate, gate, by=request.user):
        return _back(request, gate, "开盘日期已改，各项期限随之移动。")
    return _dialog(request, form, f"{gate.project} 开盘改期", "保存")


def rehearse_case(request: StaffRequest, pk: int) -> HttpResponse:
    gate = _gate(request, pk)
    require(rights, "rehearse", by=request.user, subject=gate)
    form = RehearseForm(request.POST or None, initial={"words": "测试：坐席态度不好，问了三次没人回复"})
    if request.method == "POST" and (trial := attempt(form, verbs.rehearse, gate, by=request.user)):
        return moved(
            request, reverse("case_page", args=[trial.case.number]), f"测试单 {trial} 已登记，请按流程走到关闭。"
        )
    help = "像真实诉求一样登记、指派、派工、联系、定方案、完工、验收、回访；回电号码是您自己的手机。"
    return _dialog(request, form, "登记测试单", "登记", help)


def open_it(request: StaffRequest, pk: int) -> HttpResponse:
    gate = _gate(request, pk)
    require(rights, "keep_gate", by=request.user, subject=gate)
    form = OpenForm(request.POST or None, initial={"on": timezone.localdate()})
    if request.method == "POST" and attempt(form, verbs.open_gate, gate, by=request.user):
        return _back(request, gate, f"{gate.project} 的启动门已打开。")
    return _dialog(request, form, f"{gate.project} 启用400", "启用", "从启用日期起受理诉求、派工和计时。")


def tick_item(request: StaffRequest, pk: int) -> HttpResponse:
    step, keys = _step(request, pk), request.POST.getlist("files")
    form = TickForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and attempt(form, verbs.tick, step, by=request.user, more={"photos": keys}):
        return _back(request, step.gate, f"“{step}”已完成。")
    return _dialog(request, form, str(step), "完成", uploads=True, kept=files.waiting(keys, by=request.user))


def untick_item(request: StaffRequest, pk: int) -> HttpResponse:
    step = _step(request, pk)
    form = UntickForm(request.POST or None)
    if request.method == "POST" and attempt(form, verbs.untick, step, by=request.user):
        return _back(request, step.gate, f"“{step}”已撤回。")
    return _dialog(request, form, f"撤回“{step}”", "撤回")


def _gate(request: StaffRequest, pk: int) -> Gate:
    rows = Gate.objects.visible_to(request.user).select_related("project__city_company__region", "leader", "opened_by")
    return get_object_or_404(rows, pk=pk)


def _step(request: StaffRequest, pk: int) -> GateStep:
    rows = GateStep.objects.visible_to(request.user).select_related("gate__project", "item", "done_by")
    step = get_object_or_404(rows, pk=pk)
    if not rights.tick(request.user, step):
        raise Denied("tick", step)
    return step


def _dialog(request, form, title: str, button: str, help: str = "", **more) -> HttpResponse:
    context = {"form": form, "title": title, "button": button, "help": help, **more}
    return render(request, "desk/gates/dialog.html", context, status=422 if form.errors else 200)


def _back(request: StaffRequest, gate: Gate, text: str) -> HttpResponse:
    return moved(request, reverse("gate", args=[gate.pk]), text)
