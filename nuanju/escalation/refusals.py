"""Why a step of the ladder is refused, in words the person can act on."""

from nuanju.core.refusals import declare

declare(
    report_not_due="这一单现在不需要报告进展：没有升级，或已经结束。",
    report_text_missing="请写明进展情况。",
    report_step_missing="请写明下一步做什么。",
    report_next_past="下一步日期不能早于今天。",
    ask_missing="请写明督办要求。",
    supervised_ended="诉求已经结束，不能再督办；问题再次出现请先重开。",
    supervised_nobody="这一单还没有责任人，请先指派。",
    answer_due_past="回复期限要晚于现在。",
    answer_due_far="回复期限最长 {days} 天，请分次督办。",
    supervision_answer_missing="请填写回复内容。",
    lift_reason_missing="请写明撤回的原因。",
    not_your_supervision="只有督办人可以办结、再问或撤回，请由{name}操作。",
)
