"""Events of the desk: views saved and lists taken out of the house."""

from nuanju.core.events import declare

declare("view.saved", "保存列表视图{what}")
declare("view.dropped", "删除列表视图{what}")
declare("cases.exported", "导出诉求清单 {rows} 行，筛选：{filters}")
declare("customers.exported", "导出客户清单 {rows} 行，筛选：{filters}")
declare("wall.made", "新建{what}，范围 {place}")
declare("wall.revoked", "停用大屏链接 {what}")
