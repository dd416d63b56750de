"""Events of the clocks; their subject is the clock's subject, so they stand on its timeline."""

from nuanju.core.events import declare
from nuanju.sla.words import moment


def _kind(data: dict) -> str:
    return data.get("kind", {}).get("text", "")


def _tightened(d: dict) -> str:
    return f"{_kind(d)}时限提前：{moment(d.get('old_due_at'))} → {moment(d.get('due_at'))}"


def _rebased(d: dict) -> str:
    moved = "放宽" if d.get("lengthened") else "调整"
    why = f"，原因：{d['reason']}" if d.get("reason") else ""
    return f"{_kind(d)}时限{moved}：{moment(d.get('old_due_at'))} → {moment(d.get('due_at'))}{why}"


def _paused(d: dict) -> str:
    return f"{_kind(d)}时限挂起：{d.get('reason', {}).get('text', '')}，{d.get('resume_on', '')} 恢复"


def _resumed(d: dict) -> str:
    how = "到期自动恢复" if d.get("auto") else "恢复"
    return f"{_kind(d)}时限{how}计时，期限 {moment(d.get('due_at'))}"


def _agreed(d: dict) -> str:
    return f"与客户约定{_kind(d)}期限 {moment(d.get('due_at'))}，原期限 {moment(d.get('original_due_at'))}"


declare("timer.started", lambda d: f"{_kind(d)}时限开始（{d.get('limit', '')}），期限 {moment(d.get('due_at'))}")
declare("timer.stopped", lambda d: f"{_kind(d)}时限停止，{'按时' if d.get('met') else '已超时'}")
declare("timer.cancelled", lambda d: f"{_kind(d)}时限取消")
declare("timer.warned", lambda d: f"{_kind(d)}时限已用 {d.get('share', '')}%，期限 {moment(d.get('due_at'))}")
declare("timer.overdue", lambda d: f"{_kind(d)}超时，期限 {moment(d.get('due_at'))}")
declare("timer.paused", _paused)
declare("timer.resumed", _resumed)
declare("timer.agreed", _agreed)
declare("timer.tightened", _tightened)
declare("timer.rebased", _rebased)
declare("limit.revised", lambda d: f"时限规则改为 {d.get('limit', '')}，{d.get('effective_on', '')} 起生效")
declare("calendar.year_loaded", lambda d: f"{d.get('year', '')} 年日历已公布，{d.get('recomputed', 0)} 个计时重算")
declare("calendar.hours_set", lambda d: f"工作时间已调整，{d.get('effective_on', '')} 起生效")
declare(
    "calendar.day_set",
    lambda d: f"{d.get('day', '')} 设为{'上班' if d.get('working') else '休息'}：{d.get('name', '')}",
)

QUIET = frozenset({"timer.started", "timer.stopped", "timer.cancelled"})  # a page may fold these
