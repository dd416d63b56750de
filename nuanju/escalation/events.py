"""Event kinds of the ladder. What concerns the case is told on the case, so that its timeline is whole."""

from nuanju.core.events import declare

declare("supervision.asked", "{level}：{ask}，请在{due_at}前回复")
declare("supervision.asked_again", "再次督办：{ask}，请在{due_at}前回复")
declare("supervision.answered", "回复督办：{answer}")
declare("supervision.closed", "督办办结：{ending}")
declare("supervision.lifted", "督办撤回：{ending}")

declare("case.supervised", "{level}（第{turn}轮）：{ask}，请在{due_at}前回复")
declare("case.supervision_answered", "回复督办（第{turn}轮）：{answer}")
declare("case.supervision_closed", "督办办结：{ending}")
declare("case.supervision_lifted", "督办撤回：{ending}")
declare("case.supervision_overdue", "督办超时未回复，期限{due_at}")
declare("case.reported", "进展报告：{text}；下一步：{next_step}（{next_on}）")
declare("case.report_overdue", "进展报告超时，应于{due_at}前报告")
declare("case.report_missing", "{days}天没有进展报告，列入月度通报")
declare("case.rung_empty", "{rung}及以上岗位无人，责任人{responsible}，请尽快任命")
declare("case.rung_stays", "{responsible}缺勤，上面没有可接手的人，责任人不变")
