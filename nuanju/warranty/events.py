from nuanju.core.events import declare

declare("warranty.term_set", "{key}保修期限改为{owner}{unit}，适用于{effective_on}起交付：{reason}")
declare("date.asked", "请补{what}：没有它，保修期无法认定")
