"""The work of the loop on a tape: contact, solution, completion, acceptance, and what goes on beside them."""

import datetime

from nuanju.cases.choices import REPAIRS, Cause, Consent, Exclusion, Kind, Method, PauseReason, Ruling
from nuanju.cases.models import Acceptance, Assist, CompletionReport, Contact, Note, Pause, Solution
from nuanju.cases.solutions import told
from nuanju.core.actors import SYSTEM
from nuanju.demo.loop.front import WITHOUT_SOLUTION, responsible
from nuanju.demo.loop.tape import Tape
from nuanju.org.choices import PortKey

DAYS = {"R0": 5, "R1": 3, "R2": 7, "R3": 15, "R4": 30}  # about what the limit table gives
BUILT = (Cause.DESIGN, Cause.MATERIAL, Cause.WORKMANSHIP, Cause.PROTECTION)  # for these a firm answers
CHECKS = ("施工部位完好", "功能恢复正常", "现场清洁")
TEST = "蓄水48小时，楼下无渗漏，照片已存"


def contact(tape: Tape) -> None:
    case, by, clocks = tape.case, tape.case.handler, tape.clocks
    happened = tape.at - datetime.timedelta(minutes=tape.rng.randrange(1, 12))
    method = Method.PHONE if tape.rng.random() < 0.85 else Method.VISIT
    content, due = tape.say("contact"), clocks.due("contact")
    visit = (tape.at + datetime.timedelta(days=1)).replace(
        hour=tape.rng.choice((9, 10, 14, 15)), minute=0, second=0, microsecond=0
    )
    appointment = visit if case.kind in REPAIRS else None
    tape.act("contact", by=by, method=method, content=content, appointment=appointment)
    tape.add(
        Contact(case=case, by=by, at=tape.at, happened_at=max(happened, case.registered_at), method=method,
                content=content, appointment_at=appointment)
    )  # fmt: skip
    clocks.stop("contact", at=tape.at, by=by)
    if case.kind not in WITHOUT_SOLUTION:
        clocks.start("solution", at=min(tape.at, due), by=by)
    clocks.start("progress_note", at=tape.at, by=by)


def solution(tape: Tape, *, consent: bool, interim: bool = False) -> Solution:
    """The next version, written down."""
    case, rng = tape.case, tape.rng
    _rule_out(tape)
    promised = tape.day + datetime.timedelta(days=max(1, round(DAYS[case.repair_class] * rng.uniform(0.6, 1))))
    number = 1 + tape.happened("case.proposed", "case.agreed", "case.revised")
    version = Solution(
        case=case, number=number, by=case.handler, at=tape.at, interim=interim, cause=tape.say("cause"),
        cause_code=Cause(tape.say("final")), measure=tape.say("measure"), cost_bearer=tape.say("bearer"),
        promised_on=promised, ruling=case.warranty_ruling, exclusion=case.exclusion,
        consent=rng.choice((Consent.SMS_REPLY, Consent.SMS_REPLY, Consent.SMS_REPLY, Consent.SIGNATURE)) if consent else "",
        consent_note=_evidence(tape) if consent else "", consented_at=tape.at if consent else None,
    )  # fmt: skip
    if consent:
        tape.promised_on = promised
    if case.kind == Kind.COMMITMENT_COMPLAINT and number == 1:
        tape.photo("agree", before=False, by=case.handler)  # the promise as it was printed
    return tape.add(version)


def _rule_out(tape: Tape) -> None:
    """Of the paid repairs a few are found at the survey to be no matter of the warranty at all."""
    case = tape.case
    if case.kind == Kind.PAID_REPAIR and case.ruled_by is None and case.number[-1] in "369":
        case.warranty_ruling, case.exclusion, case.ruled_by = Ruling.EXCLUDED, Exclusion.MISUSE, tape.site.engineers[0]
        tape.photo("agree", before=True, by=case.ruled_by)


def _evidence(tape: Tape) -> str:
    """What the customer wrote; who is not an owner consents by the owner's authority, which is attached."""
    if tape.owner_calls:
        return "客户回复：同意，请按约定时间完成"
    tape.photo("agree", before=False, by=tape.case.handler)
    return "业主书面授权，见附件"


def propose(tape: Tape) -> None:
    tape.act("propose", by=tape.case.handler, **told(solution(tape, consent=False)))
    tape.clocks.stop("solution", at=tape.at, by=tape.case.handler)


def agree(tape: Tape) -> None:
    """Where the limits know a final solution an interim measure comes first."""
    by, clocks = tape.case.handler, tape.clocks
    interim = "solution_final" in tape.desk.limits(tape.case)
    tape.act("agree", by=by, **told(solution(tape, consent=True, interim=interim)))
    clocks.stop("solution", at=tape.at, by=by)
    if interim:
        clocks.start("solution_final", at=tape.at, by=by)
    clocks.begin_completion(at=tape.at, by=by)


def revise(tape: Tape) -> None:
    tape.act("revise", by=tape.case.handler, **told(solution(tape, consent=True)))
    tape.clocks.stop("solution_final", at=tape.at, by=tape.case.handler)


def complete(tape: Tape) -> None:
    case, by = tape.case, tape.case.handler
    case.round, case.final_node = 1 + tape.happened("case.completed"), case.node
    work, cause = tape.say("work"), Cause(tape.say("final"))
    tape.act("complete", by=by, work=work, round=case.round, cause=cause, node=case.final_node)
    repair = case.kind in REPAIRS
    tape.add(
        CompletionReport(
            case=case, round=case.round, by=by, at=tape.at, done_at=tape.at - datetime.timedelta(minutes=tape.rng.randrange(5, 90)),
            work=work, cause=cause, node=case.final_node, persons_text="维修班两人" if repair else "",
            materials=tape.say("materials") if repair else "",
            contractor=tape.rng.choice(tape.ground.estate.contractors) if repair and cause in BUILT else None,
        )
    )  # fmt: skip
    tape.clocks.start("acceptance", at=tape.at, by=by)
    tape.clocks.stop("rework_contact", "on_site", "make_safe", at=tape.at, by=by)
    if repair:
        tape.photo("before", before=True, by=by)
        tape.photo("after", before=False, by=by)


def acceptor(tape: Tape):
    """An engineer for repairs, else the head of the port."""
    return tape.rng.choice(tape.site.engineers) if tape.case.kind in REPAIRS else tape.site.heads[tape.case.port]


def accept(tape: Tape) -> None:
    case, by = tape.case, acceptor(tape)
    tape.act("accept", by=by, round=case.round)
    wet = case.node and (case.node.sym == "leak" or tape.desk.effective(case.node).w == "WATERPROOF")
    tape.add(
        Acceptance(case=case, round=case.round, by=by, at=tape.at, passed=True, test_record=TEST if wet else "",
                   checklist=[{"item": item, "ok": True, "note": ""} for item in CHECKS])
    )  # fmt: skip
    case.accepted_by = by
    tape.clocks.stop("completion", "acceptance", "rework", "solution_final", "progress_note", at=tape.at, by=by)
    tape.clocks.start("follow_up", at=tape.at, by=by)


def reject(tape: Tape) -> None:
    case, by, failed = tape.case, acceptor(tape), tape.pick("rework")
    tape.act("reject", by=by, failed=failed, round=case.round)
    checks = [{"item": item, "ok": n > 0, "note": failed if n == 0 else ""} for n, item in enumerate(CHECKS)]
    tape.add(Acceptance(case=case, round=case.round, by=by, at=tape.at, passed=False, checklist=checks, note=failed))
    tape.clocks.stop("acceptance", at=tape.at, by=by)
    rework(tape, by=by)


def rework(tape: Tape, *, by) -> None:
    kinds = ("rework_contact", "rework", "progress_note")
    tape.clocks.start(*(k for k in kinds if not tape.clocks.running(k)), at=tape.at, by=by)


def log_contact(tape: Tape, *, reached: bool = True) -> None:
    case, by = tape.case, tape.case.handler
    content = tape.say("contact") if reached else tape.pick("missed")
    outcome = "联系到" if reached else "未联系到"
    tape.act("log_contact", by=by, method=Method.PHONE, outcome=outcome, content=content)
    tape.add(
        Contact(
            case=case, by=by, at=tape.at, happened_at=tape.at, method=Method.PHONE, reached=reached, content=content
        )
    )
    if reached and case.state == "rework":
        tape.clocks.stop("rework_contact", at=tape.at, by=by)
    if reached:
        _told_progress(tape, by)


def note_progress(tape: Tape) -> None:
    by = tape.case.handler
    tape.act("note_progress", by=by, content=tape.pick("progress"))
    _told_progress(tape, by)


def _told_progress(tape: Tape, by) -> None:
    if tape.clocks.running("progress_note"):
        tape.clocks.stop("progress_note", at=tape.at, by=by)
        tape.clocks.start("progress_note", at=tape.at, by=by)


def note(tape: Tape) -> None:
    text, by = tape.pick("notes"), tape.case.handler or tape.desk.agent()
    tape.act("note", by=by, text=text)
    tape.add(Note(case=tape.case, text=text, by=by, at=tape.at))


def reassign(tape: Tape) -> None:
    case, head = tape.case, tape.site.heads[tape.case.port]
    others = [h for h in tape.site.handlers[case.port] if h != case.handler]
    if not others:
        return
    handler, previous, reason = tape.rng.choice(others), case.handler, "原处理人任务过多，调整"
    case.handler = handler
    tape.act("reassign", by=head, handler=handler, previous=previous, reason=reason)
    case.responsible = responsible(tape)


def help_out(tape: Tape, *, ended: bool) -> None:
    """Another port lends a hand."""
    case, rng = tape.case, tape.rng
    port = rng.choice([p for p in PortKey.values if p != case.port])
    helper, ask = tape.site.heads[port], tape.pick("help")
    tape.act("ask_help", by=case.handler, port=PortKey(port), helper=helper, ask=ask)
    assist = tape.add(Assist(case=case, port=port, helper=helper, ask=ask, by=case.handler, at=tape.at))
    if not ended:
        tape.hold = case.state
    tape.wait(6)
    result = tape.pick("help_done")
    tape.act("end_help", by=helper, result=result)
    assist.result, assist.ended_at = result, tape.at


def pause(tape: Tape, *, decided: bool, lasting: bool = False) -> None:
    """Asked by the handler, approved by who may for so many days; the clocks run on by themselves on the day."""
    case, rng = tape.case, tape.rng
    reason = PauseReason(rng.choice(list(tape.desk.say["pause"])))
    days = rng.choice((2, 3, 5, 8, 12)) + (6 if lasting else 0)
    evidence, resume_on = tape.pick("pause", reason.value), tape.day + datetime.timedelta(days=days)
    tape.act("ask_pause", by=case.handler, reason=reason, evidence=evidence, resume_on=resume_on)
    row = tape.add(Pause(case=case, reason=reason, evidence=evidence, resume_on=resume_on, by=case.handler, at=tape.at))
    if not decided:
        tape.hold = case.state
    tape.wait(1.5)
    days_left = (resume_on - tape.day).days
    by = tape.site.heads[case.port] if days_left <= 3 else tape.site.gm if days_left <= 15 else tape.site.regional_gm
    row.approved, row.decided_by, row.decided_at = True, by, tape.at
    kinds = [
        t.kind for t in tape.clocks.running() if t.kind not in ("make_safe", "on_site", "assign", "dispatch", "contact")
    ]
    tape.act("decide_pause", by=by, verdict="批准")
    tape.clocks.pause(kinds, reason=reason, resume_on=resume_on, ref=str(row.pk), at=tape.at, by=by)
    midnight = datetime.datetime.combine(resume_on, datetime.time(), tape.desk.now.tzinfo)
    tape.wait_until(midnight + datetime.timedelta(minutes=5))
    row.ended_at = tape.at
    tape.act("resume", by=SYSTEM)
    tape.clocks.resume(at=tape.at, by=SYSTEM)


def arrive_and_make_safe(tape: Tape) -> None:
    """Urgent: on site, then safe, before anything is planned."""
    by = tape.case.handler
    tape.wait(0.6, real=True)
    tape.act("arrive", by=by)
    tape.clocks.stop("on_site", at=tape.at, by=by)
    tape.wait(0.7, real=True)
    tape.act("make_safe", by=by, measure="已切断危险源并围挡，现场安全")
    tape.clocks.stop("on_site", "make_safe", at=tape.at, by=by)
