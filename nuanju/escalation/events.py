"""Event kinds of the ladder. What concerns the case is told on the case, so that its timeline is whole."""

from nuanju.core.events import declare
from nuanju.sla.words import moment


def asked(data: dict) -> str:
    return f"{data.get('level', '')}（第{data.get('turn', '')}轮）：{_inner(data, 'ask')}，请在{moment(data.get('due_at'))}前回复"


def reported(data: dict) -> str:
    return f"进展报告：{_inner(data, 'text')}；下一步：{_inner(data, 'next_step')}（{data.get('next_on', '')}）"


def _inner(data: dict, name: str) -> str:
    """Words in the middle of a sentence, without their own full stop."""
    return str(data.get(name) or "—").rstrip("。；，.;, \n")


declare("supervision.asked", "{level}：{ask}，请在{due_at}前回复")
declare("supervision.asked_again", "再次督办：{ask}，请在{due_at}前回复")
declare("supervision.answered", "回复督办：{answer}")
declare("supervision.closed", "督办办结：{ending}")
declare("supervision.lifted", "督办撤回：{ending}")

declare("case.supervised", asked)
declare("case.supervision_answered", "回复督办（第{turn}轮）：{answer}")
declare("case.supervision_closed", "督办办结：{ending}")
declare("case.supervision_lifted", "督办撤回：{ending}")
declare("case.supervision_overdue", "督办超时未回复，期限{due_at}")
declare("case.reported", reported)
declare("case.report_overdue", "进展报告超时，应于{due_at}前报告")
declare("case.report_missing", "{days}天没有进展报告，列入月度通报")
declare("case.rung_empty", "{rung}及以上岗位无人，责任人{responsible}，请尽快任命")
declare("case.rung_stays", "{responsible}缺勤，上面没有可接手的人，责任人不变")
