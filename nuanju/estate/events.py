"""What happens to the estate, in words."""

from nuanju.core.events import declare
from nuanju.core.keeping import changed_words

declare("estate.created", "新建{what}")
declare("estate.changed", changed_words)
declare("estate.removed", "删除{what}")
declare("house.handed_over", "收房，日期 {on}")
declare("building.generated", "批量生成 {count} 套房屋")
declare("house_type.spaces_set", "户内空间：{names}")
declare("house_type.plan_put", "上传户型图：{files}")
