"""What happens in the organisation, in words."""

from nuanju.core.events import declare
from nuanju.core.keeping import changed_words

declare("org.created", "新建{what}")
declare("org.changed", changed_words, personal=("changes",))
declare("org.removed", "删除{what}")
declare("post.appointed", "任命：任职人 {holder}，副手 {deputy}，上级 {superior}", personal=("holder", "deputy"))
declare("region.switched_on", "{name} 自 {on} 起启用400闭环")
declare("project.switched_on", "{name} 自 {on} 起启用400闭环")
declare("user.password_reset", "重置登录密码")
declare("user.left", "停用账号")
declare("user.returned", "恢复账号")
declare("absence.set", "{user} 缺勤 {starts_at} 至 {ends_at}", personal=("user", "reason"))
declare("absence.ended", "{user} 提前销假", personal=("user",))
declare("roster.set", "排班 {user}：{starts_at} 至 {ends_at}", personal=("user",))
declare("roster.cleared", "取消 {user} 的排班：{starts_at} 至 {ends_at}", personal=("user",))
declare("seat.on", "上岗")
declare("seat.off", "下岗")
