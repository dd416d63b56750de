"""The hotline's own figures, kept, shown and revised like those of the loop (case-loop.md §2)."""

from nuanju.cases.figures import add, figure, figures

__all__ = ["FIGURES", "figure", "figures"]
FIGURES: dict[str, tuple[str, str]] = {
    "call_back_minutes": ("30", "未接来电：热线服务时间内多少分钟要回电"),
    "call_back_morning": ("9.5", "夜间来电和留言：下一服务日几点前回电（9.5 即 09:30）"),
    "call_back_again_minutes": ("120", "回拨无人接听：热线服务时间内多少分钟后再拨"),
    "call_back_hold_minutes": ("10", "坐席开始回拨后，多少分钟内别人不能回拨同一号码"),
}
add(**FIGURES)
