"""What the notices refuse."""

from nuanju.core.refusals import declare

declare(
    effective_in_past="生效日期不能早于今天：已发出的通知用的是当时的内容。",
    already_sent="这条通知已经发出、正在发送，或者没有可用的地址，不能重新发送。",
    notice_figure_wrong="请填写 {least} 到 {most} 之间的数值。",
    not_to_be_turned_off="这项通知不能关闭，请刷新页面后再试。",
    quiet_half="免打扰时段的开始和结束要一起填写，都不填则按集团规定。",
    quiet_too_long="免打扰时段最长14小时。长时间不在岗请登记请假，由副手代理。",
    channel_unknown="没有这个通道。",
    channel_unconnected="这个通道还没有接好，请先按运行说明配置。",
    kind_unknown="没有这样的事件：{kinds}。可用的事件见 /api/v1/webhooks/kinds。",
    url_unfit="请填写完整的 https 地址，不带用户名和密码。",
    url_private="地址指向内部网络，不能推送。",
    subscription_stopped="这个对接已停用，请先启用再测试。",
    name_taken="这个名称已经用了，请换一个。",
)
