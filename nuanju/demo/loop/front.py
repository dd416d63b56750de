"""The front of the loop on a tape: register, answer at once, assign, send back, dispatch, withdraw, merge."""

import datetime

from nuanju.cases.choices import Channel, InboundKind, Severity
from nuanju.cases.copies import COPIED
from nuanju.cases.models import CancelRequest, Case, Copy, InboundContact
from nuanju.cases.severity import RANK
from nuanju.core.actors import SYSTEM, System
from nuanju.demo.loop import level
from nuanju.demo.loop.tape import Tape
from nuanju.hotline.models import Call
from nuanju.org.choices import PortKey
from nuanju.org.models import User

WITHOUT_SOLUTION = ("enquiry", "praise", "suggestion")


def responsible(tape: Tape) -> User | None:
    """The rung the level names (cases.ladder)."""
    case, site = tape.case, tape.site
    if case.severity == Severity.MAJOR:
        return site.regional_gm
    if case.severity == Severity.HOT:
        return site.gm
    if case.severity == Severity.NORMAL and case.handler_id:
        return case.handler
    return site.heads[case.port] if case.port else case.registered_by


def register(tape: Tape) -> None:
    case = tape.case
    by = case.registered_by
    tape.act("register", by=by, words=case.words, channel=Channel(case.channel), kind=case.get_kind_display())
    case.responsible = by
    if case.rung:
        case.responsible = responsible(tape) if case.rung >= RANK[Severity.HOT] else by
        tape.tell("case.severity_raised", by=SYSTEM, at=tape.at, data=level.told(case, case.responsible))
    tape.add(
        InboundContact(case=case, kind=InboundKind.FIRST, at=tape.at, by=by, words=case.words, call_ref=case.call_ref)
    )
    kinds = ["contact", "assign"]
    if case.kind in WITHOUT_SOLUTION:
        kinds.append("completion")
    if case.urgent:
        kinds += ["on_site", "make_safe"]
    tape.clocks.start(*kinds, at=tape.at, by=by)
    copy(tape)
    if case.channel == Channel.PHONE_400:
        call(tape)
    if case.channel in (Channel.WECHAT_MINI, Channel.OWNER_GROUP, Channel.INTERNAL_REPORT):
        tape.photo("register", before=True, by=by)


def copy(tape: Tape) -> None:
    """Who reads along because of the problem's kind."""
    case, at = tape.case, tape.at + datetime.timedelta(seconds=1)
    kind = tape.desk.effective(case.node).kind if case.node else ""
    for to, reason in COPIED.get(kind, ()):
        row = tape.add(Copy(case=case, to=to, at=at, reason=reason))
        if to != case.port:
            tape.tell("case.copied", by=SYSTEM, at=at, data={"to": row.name, "reason": reason, "copied_to": to})


def call(tape: Tape) -> None:
    """The call that brought the case."""
    case, rng, now = tape.case, tape.rng, tape.desk.now
    began = tape.at - datetime.timedelta(seconds=rng.randrange(60, 200))
    picked_up = began + datetime.timedelta(seconds=rng.randrange(4, 25))
    tape.add(
        Call(
            call_id=case.call_ref, phone=case.callback_phone, called=case.project.hotline, project=case.project,
            agent=case.registered_by, customer=case.customer, started_at=began, answered_at=picked_up,
            picked_up_at=picked_up, ended_at=min(now, tape.at + datetime.timedelta(seconds=rng.randrange(20, 150))),
            place=rng.choice(tape.desk.publishing) if tape.desk.publishing and rng.random() < 0.3 else None,
        )
    )  # fmt: skip


def answer(tape: Tape, *, by) -> None:
    words = tape.say("answer")
    tape.act("answer", by=by, answer=words, article=None)
    if tape.case.state == "closed":
        tape.case.closed_at = tape.at
        tape.clocks.end(at=tape.at, by=by)
        tape.end()
    else:
        tape.clocks.stop("contact", "completion", "progress_note", at=tape.at, by=by)
        tape.clocks.start("follow_up", at=tape.at, by=by)


def assign(tape: Tape, *, by, port: str = "") -> None:
    case = tape.case
    case.port = port or case.port or PortKey.CUSTOMER_SERVICE
    head = tape.site.heads[case.port]
    tape.act("assign", by=by, port=PortKey(case.port), first_responsible=head, note="")
    case.handler, case.responsible = None, None
    case.responsible = responsible(tape) or head
    tape.clocks.stop("assign", at=tape.at, by=by)
    tape.clocks.start("dispatch", at=tape.at, by=by)
    if case.kind == "enquiry":
        tape.clocks.rebase(at=tape.at, by=by, reason="转端口答复")


def send_back(tape: Tape, *, proposed: str) -> None:
    case, by = tape.case, tape.site.heads[tape.case.port]
    tape.act("send_back", by=by, reason=tape.pick("send_back"), proposed_port=PortKey(proposed))
    case.send_backs += 1
    case.port, case.responsible = proposed, case.registered_by
    tape.clocks.stop("dispatch", at=tape.at, by=by)
    tape.clocks.start("assign", at=tape.at, by=by)


def dispatch(tape: Tape, *, wait: float) -> None:
    """In time by the head of the port; else the system takes the handler on duty when the limit has passed."""
    due = tape.clocks.due("dispatch")
    tape.wait(wait, real=tape.case.urgent, hotline=True)
    by: User | System = tape.site.heads[tape.case.port]
    note = ""
    if tape.at > due:
        tape.at, by, note = max(due, tape.events[-1]["at"]) + datetime.timedelta(seconds=20), SYSTEM, "超时自动派工"
    case = tape.case
    case.handler = tape.rng.choice(tape.site.handlers[case.port])
    tape.act("dispatch", by=by, handler=case.handler, note=note)
    case.responsible = responsible(tape)
    tape.clocks.stop("dispatch", at=tape.at, by=by)


def withdraw(tape: Tape, *, decided: bool) -> None:
    """The customer takes it back, or the entry was wrong; the shift lead decides."""
    agent, lead = tape.desk.agent(), tape.rng.choice(tape.desk.staff.leads)
    misfiled = tape.rng.random() < 0.3
    evidence = tape.pick("cancel_misfiled" if misfiled else "cancel")
    tape.act("ask_cancel", by=agent, evidence=evidence, misfiled=misfiled)
    request = tape.add(CancelRequest(case=tape.case, misfiled=misfiled, evidence=evidence, by=agent, at=tape.at))
    if not decided:
        tape.hold = tape.case.state
    tape.wait(0.6, hotline=True)
    request.approved, request.decided_by, request.decided_at = True, lead, tape.at
    tape.act("cancel", by=lead)
    tape.clocks.void(at=tape.at, by=lead)
    tape.end()


def merge(tape: Tape, master: Case) -> None:
    by = tape.desk.agent()
    tape.act("merge", by=by, master=master, reason="同一户同一问题，重复登记")
    tape.case.merged_into = master
    tape.clocks.void(at=tape.at, by=by)
    tape.end()
