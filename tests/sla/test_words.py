"""What people read: moments, lengths, and every sentence of the clocks."""

from datetime import timedelta

from nuanju.core.events import KINDS, sentence
from nuanju.core.models import Event
from nuanju.sla.words import length, moment
from tests.sla.moments import at

DATA = {
    "kind": {"id": "contact", "text": "联系客户"}, "due_at": "2026-03-05T02:00:00+00:00", "limit": "8 工作小时",
    "old_due_at": "2026-03-06T10:00:00+08:00", "original_due_at": "2026-03-04T10:00:00+08:00", "reason": "查勘认定",
    "share": 50, "met": True, "resume_on": "2026-03-20", "lengthened": True,
}  # fmt: skip


def test_moments_and_lengths():
    assert moment(at("2026-03-05 09:05")) == moment("2026-03-05T01:05:00+00:00") == "3月5日 09:05"
    assert moment(None) == "—"
    words = [length(timedelta(minutes=m)) for m in (0, 5, 200, 51 * 60, 2 * 1440 + 5)]
    assert words == ["不到1分", "5分", "3小时20分", "2天3小时", "2天5分"]


def test_sentences():
    def said(kind, **more):
        return sentence(Event(kind=kind, data=DATA | more))

    assert said("timer.started") == "联系客户时限开始（8 工作小时），期限 3月5日 10:00"
    assert said("timer.warned") == "联系客户时限已用 50%，期限 3月5日 10:00"
    assert said("timer.overdue") == "联系客户超时，期限 3月5日 10:00"
    assert said("timer.stopped", met=False) == "联系客户时限停止，已超时"
    assert said("timer.tightened") == "联系客户时限提前：3月6日 10:00 → 3月5日 10:00"
    assert said("timer.rebased") == "联系客户时限放宽：3月6日 10:00 → 3月5日 10:00，原因：查勘认定"
    assert said("timer.agreed") == "与客户约定联系客户期限 3月5日 10:00，原期限 3月4日 10:00"
    reason = {"id": "no_access", "text": "无法入户"}
    assert said("timer.paused", reason=reason) == "联系客户时限挂起：无法入户，2026-03-20 恢复"
    assert said("timer.resumed", auto=True) == "联系客户时限到期自动恢复计时，期限 3月5日 10:00"


def test_old_data_still_reads():
    for kind in (k for k in KINDS if k.split(".")[0] in ("timer", "limit", "calendar")):
        assert sentence(Event(kind=kind, data={}))
