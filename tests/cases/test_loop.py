"""The whole loop, from the ring to the end the customer confirms."""

import datetime

from nuanju.cases import verbs
from nuanju.cases.choices import State
from nuanju.core.events import sentence
from nuanju.core.models import Event
from nuanju.org.models import Post
from nuanju.sla import queries as sla
from tests.cases import stories


def test_a_leak_is_repaired_and_the_owner_confirms(cast, clock):
    case = stories.registered(cast)
    assert case.number == "NJ-BW-20260309-0001"
    assert (case.kind, case.port, case.severity) == ("quality_complaint", "engineering", "important")
    assert case.responsible == cast.agent and case.first_asked == cast.agent
    assert case.issue_round.number == 1
    assert case.due_kind == "assign"

    verbs.assign(case, by=cast.agent)
    assert case.responsible == cast.eng_head
    verbs.dispatch(case, handler=cast.handler, by=cast.eng_head)
    verbs.contact(case, method="phone", content="约明早上门", by=cast.handler)
    clock.shift(datetime.timedelta(hours=2))
    verbs.agree(case, plan=stories.plan(), by=cast.handler, **stories.YES)
    clock.shift(datetime.timedelta(days=1))
    stories.complete(cast, case)
    stories.accept(cast, case)
    verbs.close(case, rating=5, by=cast.agent2)

    assert case.state == State.CLOSED
    assert case.due_at is None and not sla.open_timers(case)
    assert {t.kind: t.was_met for t in sla.timers(case)} == {
        "contact": True, "assign": True, "dispatch": True, "solution": True, "completion": True,
        "progress_note": True, "acceptance": True, "follow_up": True,
    }  # fmt: skip
    case.issue_round.refresh_from_db()
    assert case.issue_round.last_closed_at == case.closed_at


def test_the_timeline_tells_it_in_words(cast, clock):
    case = stories.closed(cast)
    told = [sentence(e) for e in Event.objects.filter(subject_id=case.pk, kind__startswith="case.").order_by("id")]
    assert told == [
        "受理诉求（400电话），质量投诉（保内整改）",
        "升为重要：问题类别本身为重要",
        "指派给工程端口，第一责任人工程负责人",
        "派工给处理人甲",
        "联系客户：已致歉，约明早上门",
        "客户同意方案第1版（短信回复），承诺2026-03-16完成：重做卫生间防水",
        "报完工（第1轮）：重做防水层",
        "验收通过（第1轮）",
        "回访满意，关闭（5分）",
    ]
    assert case.version == 8


def test_an_unsatisfied_owner_sends_it_to_rework_and_the_round_goes_up(cast, clock):
    case = stories.pending_follow_up(cast)
    verbs.send_to_rework(case, rating=2, reasons=["result"], words="又漏了", by=cast.agent2)
    assert case.state == State.REWORK
    assert {t.kind for t in sla.open_timers(case)} == {"rework_contact", "rework", "progress_note"}
    stories.complete(cast, case)
    assert case.round == 2
    stories.accept(cast, case)
    verbs.close(case, rating=4, by=cast.agent2)
    assert case.state == State.CLOSED


def test_a_vacant_post_is_stood_in_for_up_the_line(cast, clock):
    Post.objects.filter(holder=cast.eng_head).update(holder=None, deputy=None)
    case = stories.assigned(cast)
    assert case.responsible not in (None, cast.eng_head)
    verbs.dispatch(case, handler=cast.handler, by=case.responsible)
    assert case.state == State.DISPATCHED
