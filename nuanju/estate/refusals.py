"""What cannot be done with the estate, in words."""

from nuanju.core.refusals import declare

declare(
    handed_over_already="这套房已于 {on} 收房；日期有误请在房屋资料里更正。",
    handover_in_future="收房日期不能晚于今天。",
    other_project="{what}不属于这个项目，请重新选择。",
    too_many_houses="一次最多生成 {limit} 套，请分几次。",
    plan_unreadable="“{part}”读不出来，请按提示的写法填写。",
)
