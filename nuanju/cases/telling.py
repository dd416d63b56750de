"""Words and addressees of the loop's notices, gathered from the case as it stands when they are written."""

import datetime

from django.utils import timezone

from nuanju.cases import clocks, continuity
from nuanju.cases.acceptors import teams
from nuanju.cases.asking import Asked
from nuanju.cases.choices import CostBearer, State
from nuanju.cases.figures import figure
from nuanju.cases.rating import is_rated
from nuanju.core.events import sentence
from nuanju.core.models import Event
from nuanju.notify.recipients import Recipient
from nuanju.org.choices import PortKey, Role
from nuanju.org.models import User
from nuanju.org.queries import first_responsible, holders, on_duty, on_shift_who
from nuanju.sla import queries as sla
from nuanju.sla.choices import HoursKey

LAST_RISES = 3  # so many are told as history
NEXT_STEP = {
    "registered": "安排责任部门", "assigned": "指定处理人", "dispatched": "与您联系", "contacted": "确定方案",
    "in_progress": "处理", "pending_acceptance": "验收", "pending_follow_up": "回访", "rework": "返工",
}  # fmt: skip


def link(case) -> str:
    return f"/cases/{case.number}/"


def user(pk: int) -> Recipient:
    return Recipient(user=User.objects.get(pk=pk))


def users(ids) -> list[User]:
    return list(User.objects.filter(pk__in=ids, is_active=True).order_by("pk"))


def caller(case) -> list[Recipient]:
    """The customer, when there is a number to reach him by."""
    if not case.callback_phone:
        return []
    return [Recipient(name=case.caller_name, phone=case.callback_phone)]


def back_office(case) -> list[Recipient]:
    """Port head and handler."""
    people = [first_responsible(case.project, case.port) if case.port else None, case.handler]
    return [Recipient(user=p) for p in dict.fromkeys(people) if p]


def concerned(case) -> list[Recipient]:
    """Port head, handler and the responsible person; before it is assigned the one who filed it."""
    behind = [] if case.state == State.REGISTERED else [r.user for r in back_office(case)]
    people = [*behind, case.responsible]
    return [Recipient(user=p) for p in dict.fromkeys(people) if p and p.is_active]


def back_and_caller(case) -> list[Recipient]:
    return [*([Recipient(user=case.handler)] if case.handler else []), *caller(case)]


def acceptors(case) -> list[User]:
    """Whom the finished work is announced to: of each post whose turn it is one person, the deputy for an absent holder."""
    return list(dict.fromkeys(team[0] for team in teams(case)))


def request(case, asked: Asked, row) -> dict:
    """What somebody asks to have decided."""
    return short(case) | {"what": asked.what(row), "why": asked.why(row)[:200], "asker": row.by.name if row.by else ""}


def property_duty(case, at: datetime.datetime) -> list[Recipient]:
    """Who is on the property's roster, else its head; by night the project's duty telephone rings as well."""
    project = case.project
    person = on_duty(project, PortKey.PROPERTY, at) or first_responsible(project, PortKey.PROPERTY)
    found = [Recipient(user=person)] if person else []
    night = sla.calendar(project.pk, HoursKey.HOTLINE, since=at).next_opening(at) > at
    if night and project.duty_phone and project.duty_phone not in {p.any_phone for p in found}:
        found.append(
            Recipient(name=f"{project.short_name or project.name}值班电话", phone=project.duty_phone, on_duty=True)
        )
    return found


def urgent(case) -> dict:
    port = case.get_port_display() if case.port else ""
    return {
        "number": case.number, "house": case.place or "位置未明", "problem": problem(case), "words": case.words[:60],
        "phone": case.callback_phone or "未留", "port": port or "待指派",
    }  # fmt: skip


def follow_up_agents(case) -> list[User]:
    """Agents on shift who may call the customer, no more than the figure says: the queue shows it to all of them."""
    barred = {case.handler_id, case.accepted_by_id, case.registered_by_id}
    seats = on_shift_who("follow_up", case.project, besides=barred)
    return [seat.user for seat in seats[: int(figure("follow_up_told"))]]


def actors(case, clock: str) -> list[User]:
    """Whoever must act before the clock ends: the handler; before him the port head or the 400; after him the checker."""
    if clock == "acceptance":
        return acceptors(case)
    if clock in ("assign", "follow_up") or (case.handler is None and case.state == "registered"):
        registrar = [case.registered_by] if clock == "assign" and case.registered_by else []
        return registrar or users(holders(Role.SHIFT_LEAD, case.project))
    who = case.handler or (first_responsible(case.project, case.port) if case.port else None)
    return [who] if who else []


def warned(case, data: dict) -> list[Recipient]:
    """50 %: who must act. 80 %: the port head too."""
    people: list[User | None] = [*actors(case, data["kind"]["id"])]
    if int(data.get("share", 50)) >= 80 and case.port:
        people.append(first_responsible(case.project, case.port))
    return [Recipient(user=p) for p in dict.fromkeys(people) if p]


def overdue_people(case, clock: str) -> list[Recipient]:
    """100 %: who must act, port head, project 400, and always the first-asked person."""
    people: list[User | None] = [
        *actors(case, clock),
        first_responsible(case.project, case.port) if case.port else None,
    ]
    people += [case.first_asked, *users(holders(Role.PROJECT_CS_MANAGER, case.project))]
    return [Recipient(user=p) for p in dict.fromkeys(people) if p]


def short(case) -> dict:
    return {
        "number": case.number,
        "house": case.place or "位置未明",
        "problem": problem(case),
        "due": moment(case.due_at),
    }


def task(case) -> dict:
    return short(case) | {"words": case.words[:200], "severity": case.get_severity_display()}


def handler(case) -> dict:
    return {
        "handler": case.handler.name if case.handler else "",
        "handler_phone": case.handler.phone if case.handler else "",
    }


def registered(case) -> dict:
    asked = case.first_asked.name if case.first_asked else "400客服"
    return {
        "number": case.number, "summary": case.title, "next_step": NEXT_STEP.get(case.state, "处理"),
        "due": moment(clocks.due_of(case, "contact")), "first_asked": asked,
    }  # fmt: skip


def appointment(case, at: str) -> dict:
    worker = case.handler
    return {
        "number": case.number, "house": case.place, "time": moment(datetime.datetime.fromisoformat(at)),
        "worker": worker.name if worker else "", "worker_no": worker.employee_no if worker else "",
    }  # fmt: skip


def appointed_before(case, event) -> str:
    """The appointment this one takes the place of: the last one told, while its time had not come."""
    last = case.contacts.filter(at__lt=event.at, appointment_at__gt=event.at).order_by("-at").first()
    return moment(last.appointment_at) if last else ""


def solution(case, version) -> dict:
    return {
        "number": case.number, "measure": version.measure, "date": version.promised_on,
        "cost": f"由{CostBearer(version.cost_bearer).label}承担",
    }  # fmt: skip


def done(case) -> dict:
    report = case.completions.order_by("-round").first()
    return short(case) | {"handler": case.handler.name if case.handler else "", "done_at": moment(report.done_at)}


def rework(case, data: dict) -> dict:
    reasons = "、".join(r["text"] for r in data.get("reasons", []))
    return short(case) | {"reason": data.get("failed") or data.get("reason") or data.get("words") or reasons or "返工"}


def handed_over(case, event) -> dict:
    """Facts for the old and the new responsible person: reason, history, limits, progress."""
    data = event.data
    clocks_now = "；".join(f"{t.get_kind_display()}{moment(t.due_at)}" for t in clocks.running(case))
    former, new = data["former"], data["responsible"]
    return short(case) | {
        "severity": case.get_severity_display(), "reason": data.get("reason") or "、".join(data.get("causes", [])),
        "limits": clocks_now or "无",
        "history": history(case, before=event), "progress": case.get_state_display(),
        "former": former["text"] if former else "无", "responsible": new["text"] if new else "未指定",
    }  # fmt: skip


def history(case, *, before) -> str:
    """When it was registered, and the last rises before an event, the oldest first."""
    told = Event.objects.filter(subject_type=case._meta.label_lower, subject_id=case.pk, kind="case.severity_raised")
    rises = reversed(told.filter(pk__lt=before.pk).order_by("-at", "-pk")[:LAST_RISES])
    return "；".join([f"{moment(case.registered_at)}受理", *(f"{moment(e.at)}{sentence(e)}" for e in rises)])


def result(case) -> str:
    report = case.completions.order_by("-round").first()
    return report.work[:120] if report else "已答复"


def closed(case) -> dict:
    until = timezone.localtime(case.closed_at or timezone.now()).date() + datetime.timedelta(
        days=int(figure("reopen_days"))
    )
    return {
        "number": case.number, "result": result(case).rstrip("。"), "warranty": repair_words(case),
        "reopen_until": f"{until:%Y年%m月%d日}",
        "rating": "查看处理情况" if is_rated(case) else "请为本次服务评价",
    }  # fmt: skip


def repair_words(case) -> str:
    """A sentence on the warranty of the repair itself; nothing where the customer paid for it or nothing was mended."""
    end = continuity.mended_until(case)
    return f"本次维修的部位保修到{end.year}年{end.month}月{end.day}日。" if end else ""


def call_words(case) -> str:
    """The promise to call after an answer, where one will be made."""
    return f"我们最迟{moment(case.due_at)}电话回访。" if case.follow_up_sampled else ""


def clock(case, data: dict) -> dict:
    due = datetime.datetime.fromisoformat(data["due_at"])
    left = max(due - timezone.now(), datetime.timedelta())
    return short(case) | {
        "clock": data["kind"]["text"], "share": f"{data.get('share', '')}%", "due": moment(due), "left": span(left)
    }  # fmt: skip


def overdue(case, data: dict) -> dict:
    due = datetime.datetime.fromisoformat(data["due_at"])
    who = next(iter(actors(case, data["kind"]["id"])), None)
    return short(case) | {
        "clock": data["kind"]["text"], "due": moment(due), "delay": span(timezone.now() - due),
        "handler": who.name if who else "未指定",
    }  # fmt: skip


def problem(case) -> str:
    return case.node.zh if case.node else case.title


def moment(at: datetime.datetime | None) -> str:
    return f"{timezone.localtime(at):%m月%d日 %H:%M}" if at else "近期"


def span(delta: datetime.timedelta) -> str:
    minutes = int(delta.total_seconds() // 60)
    if minutes < 60:
        return f"{minutes}分钟"
    return (
        f"{minutes // 60}小时{minutes % 60}分"
        if minutes < 24 * 60
        else f"{minutes // 1440}天{minutes % 1440 // 60}小时"
    )
