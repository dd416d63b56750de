"""What cannot be done with a call, in words."""

from nuanju.core.refusals import declare

declare(
    call_taken="这个来电已由{agent}接听。",
    call_over="这个来电已经结束。",
    not_on_shift="请先上岗，再接听来电。",
    customer_of_other_phone="所选客户没有这个来电号码，请先为其添加号码，或按新来电人登记。",
    call_id_missing="请提供通话编号。",
    call_report_unknown="通话事项“{kind}”不认识，可用：{known}。",
    problem_missing="请确认是什么问题：按 Alt+1 至 Alt+5 选一个建议，或按名称查找。",
    rating_missing="请给服务打分（1–5 分）。",
    transfer_without_target="请选择转接给谁，或写明转往哪里。",
)
