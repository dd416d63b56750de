"""Rules that have pages of their own."""

from nuanju.desk.keep.keeper import Link, link

RULES, GRANT = "规则", "keep_policies"

link(Link("时限规则", "limit_table", RULES, GRANT, "联系、方案、处理和各项分时限，按级别和维修类别", "clock", 64))
link(Link("工作日历", "calendar", RULES, GRANT, "工作时间、节假日和调休，项目可另定", "clock", 65))
link(Link("级别规则", "severity_rules", RULES, GRANT, "重复、同类户数、延误、媒体各达到多少升一级", "risk", 65))
link(Link("规则数值", "figures", RULES, GRANT, "重开期限、挂起天数、回访次数等数值", "settings", 66))
link(Link("验收清单", "checklists", RULES, GRANT, "各维修类别验收时逐条检查的内容，渗漏另加", "check", 67))
