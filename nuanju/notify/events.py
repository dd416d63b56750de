"""Events of notices (a notice itself is the record of its telling)."""

from nuanju.core.events import declare

declare("notice_template.revised", "修改通知模板{code}（{audience}·{channel}），{effective_on}起生效")
declare("delivery.resent", "重新发送给{to}")
declare("delivery.dead", "通知{code}（{channel}）未送达：{error}")
declare("notice_figure.set", "{meaning}：{before} → {value}，{on}起生效")
declare("preference.set", "修改自己的通知设置：不接收{off}；免打扰{quiet}")
declare("channel.tested", "向自己发送{channel}测试消息")
declare("webhook.subscribed", "新建系统对接“{name}”，推送到{host}：{kinds}")
declare("webhook.revised", "修改系统对接“{name}”，推送到{host}（原{before}）：{kinds}")
declare("webhook.tested", "向系统对接“{name}”发送测试")
declare("webhook.switched", "系统对接“{name}”{state}")
declare("webhook.stopped", "系统对接“{name}”长期收不到推送，已自动停用：{error}")
