"""What cannot be done with a call, in words."""

from nuanju.core.refusals import declare

declare(
    call_taken="这个来电已由{agent}接听。",
    call_over="这个来电已经结束。",
    call_not_answered="这个来电已经转出，对方还没有接起。",
    nobody_there="{agent}现在不在岗，或已经在接这个来电，请选别人。",
    not_on_shift="请先上岗，再接听来电。",
    customer_of_other_phone="所选客户没有这个来电号码，请先为其添加号码，或按新来电人登记。",
    call_id_missing="请提供通话编号。",
    call_report_unknown="通话事项“{kind}”不认识，可用：{known}。",
    problem_missing="请确认是什么问题：按 Alt+1 至 Alt+5 选一个建议，或按名称查找。",
    nothing_to_verify="请填写客户说的证件后四位或合同编号，两项一致才能告知私密信息。",
    id_last4_unreadable="证件后四位是 4 位数字，最后一位可以是 X，请再问一遍。",
    one_more_to_verify="这一项一致，还要再核对一项：登记电话、证件后四位、合同编号任选。",
    identity_differs="核对不上：{missed}。还可再试 {left} 次；未核验前请不要告知合同、他人诉求和完整电话。",
    too_many_tries="这次来电已核对错 {tries} 次，不能再试。请按登记的电话回拨本人，或请其到现场核验。",
    no_record_to_verify="系统里没有这位客户足够的核验资料（登记电话、证件后四位、合同编号至少两项），请到现场核对证件后补登资料。",
    rating_missing="请给服务打分（1–5 分）。",
    transfer_without_target="请选择转接给谁，或写明转往哪里。",
    gate_live="{project} 已于 {on} 启用，不需要启动门。",
    gate_there="{project} 已有启动门，开盘日期 {opens_on}。",
    gate_past="开盘日期要在今天之后。",
    gate_empty="启动项模板里没有使用中的事项，请先在设置中建立。",
    gate_open="{project} 的启动门已经打开。",
    gate_shut="还有 {count} 项没有完成：{items}。全部完成后才能启用。",
    item_checks_itself="“{item}”由系统按实际资料核对，不能人工勾选。",
    item_done="“{item}”已由 {by} 完成。",
    item_not_done="“{item}”还没有完成，无需撤回。",
    untick_reason="请写明为什么撤回。",
    evidence_missing="请附照片或文件，或写明完成情况。",
)
