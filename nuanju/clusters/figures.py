"""The thresholds of clusters (crisis.md §2): figures kept, shown and revised like those of the loop."""

from nuanju.cases.figures import add, figure, figures
from nuanju.clusters.rules import Limits

__all__ = ["FIGURES", "figure", "figures", "limits"]
PREFIX = "cluster_"
FIGURES: dict[str, tuple[str, str]] = {
    "cluster_building_watch": ("3", "群诉：同栋几户同类问题列入观察"),
    "cluster_building_cluster": ("5", "群诉：同栋几户同类问题成立群诉"),
    "cluster_building_days": ("30", "群诉：同栋的统计天数"),
    "cluster_project_cluster": ("5", "群诉：同项目几户同类问题成立群诉（热点）"),
    "cluster_project_major": ("10", "群诉：同项目几户同类问题升为重大"),
    "cluster_project_days": ("30", "群诉：同项目的统计天数"),
    "cluster_burst_households": ("5", "群诉：短时间内几户算集中爆发"),
    "cluster_burst_hours": ("24", "群诉：集中爆发的统计小时数"),
    "cluster_joint_households": ("3", "群诉：一次来信来电来访代表几户即成立"),
    "cluster_joint_persons": ("5", "群诉：一次到场几人即成立"),
    "cluster_gathering_persons": ("10", "群诉：一次到场几人按聚集事件升为重大"),
    "cluster_stack_houses": ("2", "技术预警：上下楼同一位置几户渗漏、返水、异味"),
    "cluster_stack_days": ("30", "技术预警：上下楼同一位置的统计天数"),
    "cluster_supplier_households": ("10", "技术预警：同一施工单位同类问题几户（跨项目）"),
    "cluster_supplier_days": ("60", "技术预警：同一施工单位的统计天数"),
    "cluster_words_alike": ("0.5", "疑似同类：原话相近程度达到多少提示"),
    "cluster_words_alike_place": ("0.25", "疑似同类：提到同一地点时，相近程度达到多少提示"),
    "cluster_words_days": ("7", "疑似同类：比较多少天内的诉求"),
    "cluster_quiet_days": ("14", "群诉受控：多少天没有新增户"),
    "cluster_accept_percent": ("80", "群诉受控：接受方案的户数比例（%）"),
    "cluster_reopen_households": ("2", "群诉关闭后：新增几户自动重启"),
    "cluster_reopen_days": ("90", "群诉关闭后：多少天内自动重启"),
}
add(**FIGURES)


def limits() -> Limits:
    """The thresholds in force today."""
    return Limits(*map(int, figures(*(PREFIX + name for name in Limits._fields))))
