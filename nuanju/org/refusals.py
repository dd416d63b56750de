"""What cannot be done in the organisation, in words."""

from nuanju.core.refusals import declare

declare(
    superior_loop="上级岗位形成了循环：{chain}。请重新选择上级。",
    deputy_is_holder="副手不能和任职人是同一个人。",
    holder_left="{user} 的账号已停用，不能任职。",
    holds_posts="{user} 还担任 {posts}，请先改任别人再停用账号。",
    roster_overlaps="{user} 在这段时间已经排了 {what}。",
    shift_backwards="结束时间要晚于开始时间。",
    not_an_agent="只有坐席和班长需要上岗。",
    last_administrator="这是最后一位系统管理员，请先任命另一位。",
    live_already="{what} 已于 {on} 启用。",
    not_ready="{project} 的400启动门还有 {count} 项没有完成（{items}），全部完成后才能启用，请先到启动门补齐。",
    region_dark="{region} 还没有启用，请先启用区域。",
)
