"""Events of notices (a notice itself is the record of its telling)."""

from nuanju.core.events import declare

declare("notice_template.revised", "修改通知模板{code}（{audience}·{channel}），{effective_on}起生效")
declare("delivery.resent", "重新发送给{to}")
