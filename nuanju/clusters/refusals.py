"""Why a step of a cluster is refused, in words the person can act on."""

from nuanju.core.refusals import declare

declare(
    joint_too_few="一次来信来电来访代表 {households} 户或到场 {persons} 人起，才算集体反映。",
    joint_house_unclear="“{words}”没有找到，或不止一处，请写明楼栋、单元和房号（如 3-2-1502）。",
    joint_already="这一单已登记过集体反映，户数和人数不多于上次的不必再登记。",
    no_complaint="咨询、表扬和建议不算群诉，请先更正问题编码，成为投诉或报修后再登记。",
    case_of_old="系统启用前已办结的历史单不计入群诉，请按新诉求登记后再办。",
    in_already="这一单已在群诉里。",
    not_in="这一单不在这件群诉里。",
    cluster_other_project="只能加入同一项目的诉求和群诉。",
    case_ended="已合并或撤销的诉求不能加入群诉。",
    same_cluster="不能与自己合并，请选择另一件群诉。",
    cluster_ended="已关闭的群诉不能合并，请先重启。",
    no_plan="还没有统一方案，请先填写共同原因和统一方案。",
    not_quiet="最近 {days} 天还有新增户（{last}），满 {days} 天没有新增才能转为受控。",
    too_few_accept="接受方案 {have}/{all} 户，未到 {percent}%，还不能转为受控。",
    cases_open="还有 {count} 件成员诉求没有关闭，全部关闭后才能关闭群诉。",
    review_missing="请写明复盘结论。",
    no_phones="没有一户留有回电号码，消息发不出去。",
    message_changed="收件户数有变化（现在 {count} 户），请核对后再发送。",
    house_not_silent="这一户不在关怀名单里，可能已经登记诉求，请刷新。",
    organiser_already="这一户已标为组织者。",
    already_decided="已有人判断过，请刷新。",
    alert_settled="这条技术预警已处理，请刷新。",
    household_missing="请选择这件群诉里的一户。",
    demand_missing="请选择诉求清单里的一条。",
)
