"""The loop's figures: shipped defaults, and the row in force on a day (case-loop.md, everything marked default)."""

import datetime
from decimal import Decimal
from typing import NamedTuple

from django.utils import timezone

from nuanju.cases.models import Figure
from nuanju.core import memo

DEFAULTS: dict[str, tuple[str, str]] = {
    "reopen_days": ("90", "关闭后多少天内可以重开，之后另立新单"),
    "issue_round_days": ("90", "同一事件末次关闭多少天后另起一轮"),
    "contacts_are_one_hours": ("2", "多少小时内的来电算一次"),
    "chasers_per_repeat": ("3", "每几次催办计一次重复投诉"),
    "pause_port_head_days": ("3", "端口第一责任人可批准的挂起天数"),
    "pause_project_gm_days": ("15", "项目总经理可批准的挂起天数"),
    "pause_total_days": ("60", "累计挂起天数上限（季节、诉讼除外）"),
    "pause_unreachable_tries": ("3", "联系不上客户而挂起前至少拨打次数"),
    "pause_unreachable_days": ("2", "上述拨打至少分布的天数"),
    "agreed_date_factor": ("1.5", "端口第一责任人可同意的约定日期，为时限的倍数"),
    "major_plan_days": ("30", "重大诉求的完成日期超过受理后多少天，须由集团批准"),
    "free_plan_changes": ("1", "方案变更几次之内不须端口第一责任人同意"),
    "follow_up_told": ("3", "验收通过后通知几位在岗坐席回访"),
    "unreached_calls": ("3", "回访未接通关闭前的最少拨打次数"),
    "unreached_link_days": ("3", "回访链接无应答天数"),
    "rain_check_days": ("30", "渗漏维修验收后多少天内雨后回访"),
    "rain_check_after_days": ("3", "登记大雨后多少天内雨后回访"),
    "special_access_refusals": ("3", "拒绝入户次数"),
    "special_access_days": ("30", "拒绝入户的统计天数"),
    "special_written_replies": ("2", "超出法律合同的诉求，须有的书面答复次数"),
    "enquiry_sample_percent": ("20", "转端口答复的咨询，电话回访比例（%）"),
    "repair_warranty_months": ("6", "保修内维修后，维修部位的保修月数"),
    "repair_warranty_waterproof_months": ("24", "保修内防水维修后，维修部位的保修月数"),
    "neighbour_days": ("30", "同楼栋同类问题统计天数"),
    "final_assign_returns": ("2", "退回几次后由班长最终指派"),
    "transfers_raise_after": ("2", "转派多于几次后升为重要"),
    "warranty_grace_days": ("30", "保修到期后、没有发过到期提醒时的宽限天数"),
    "rating_satisfied": ("4", "回访几分及以上算满意，可直接关闭"),
    "rating_middling": ("3", "回访几分须客户同意才可关闭"),
    "afternoon_from_hour": ("12", "回访时段：下午从几点起"),
    "evening_from_hour": ("18", "回访时段：晚上从几点起"),
    "agreed_day_ends_hour": ("18", "约定完成日期当天几点到期"),
    "identity_proofs": ("2", "核验身份须核对一致的项数"),
    "wrap_up_seconds": ("30", "通话结束后留给坐席整理的秒数，之后才派下一个来电"),
    "suggestion_word_weight": ("0.6", "问题建议的评分：客户原话占多少"),
    "suggestion_frequency_weight": ("0.2", "问题建议的评分：本项目近期常见程度占多少"),
    "suggestion_season_weight": ("0.1", "问题建议的评分：季节占多少"),
    "suggestion_place_weight": ("0.1", "问题建议的评分：位置占多少"),
    "suggestion_frequency_days": ("90", "问题建议看本项目近多少天的诉求"),
    "health_overdue_yellow": ("10", "项目健康：超时占未结达到多少（%）为关注"),
    "health_overdue_orange": ("20", "项目健康：超时占未结达到多少（%）为紧张"),
    "health_overdue_red": ("30", "项目健康：超时占未结达到多少（%）为危急"),
    "health_hot_yellow": ("1", "项目健康：热点和重大达到几件为关注"),
    "health_hot_orange": ("3", "项目健康：热点和重大达到几件为紧张"),
    "health_hot_red": ("5", "项目健康：热点和重大达到几件为危急"),
    "health_waiting_yellow": ("50", "项目健康：等待指派、派工、联系、回访占未结达到多少（%）为关注"),
    "health_waiting_orange": ("70", "项目健康：上述等待占未结达到多少（%）为紧张"),
    "health_waiting_red": ("90", "项目健康：上述等待占未结达到多少（%）为危急"),
    "deputy_hours": ("2", "责任人缺勤由副手代理，多少小时没有行动就由上级接手"),
    "major_unanswered_hours": ("48", "重大诉求多少小时没有客户同意的方案或临时措施，升到集团分管副总裁"),
    "report_on_change_hours": ("4", "重大诉求情况有变后，多少小时内要报进展"),
    "report_missing_days": ("2", "热点以上诉求多少天没有进展报告，列入月度通报"),
    "suggestion_accepted_score": ("0.35", "问题建议达到多少分才用于暂定类型"),
}
FIRST_DAY = datetime.date(2000, 1, 1)


def figure(key: str, on: datetime.date | None = None) -> Decimal:
    """The value in force; the shipped default where nobody has set one."""
    return _values(on or timezone.localdate()).get(key, Decimal(DEFAULTS[key][0]))


def figures(*keys: str) -> list[Decimal]:
    """Several values in force today."""
    found = _values(timezone.localdate())
    return [found.get(key, Decimal(DEFAULTS[key][0])) for key in keys]


@memo.once_a_request
def _values(on: datetime.date) -> dict[str, Decimal]:
    """All in force on a day: a request that needs one mostly needs another."""
    rows = Figure.objects.filter(effective_on__lte=on).order_by("effective_on")
    return dict(rows.values_list("key", "value"))  # the newest of a key comes last and counts


class Stand(NamedTuple):
    """One figure on a day: what it means, its row in force, the next one."""

    key: str
    meaning: str
    value: Decimal
    row: Figure | None
    ahead: Figure | None

    @property
    def shown(self) -> str:
        """Without needless zeros."""
        return f"{self.value.normalize():f}"


def in_force(on: datetime.date) -> list[Stand]:
    """All figures as they stand on a day, in the order of their rules."""
    rows = Figure.objects.filter(key__in=DEFAULTS).select_related("set_by").order_by("effective_on")
    now: dict[str, Figure] = {}
    ahead: dict[str, Figure] = {}
    for row in rows:
        if row.effective_on <= on:
            now[row.key] = row
        else:
            ahead.setdefault(row.key, row)
    return [
        Stand(key, meaning, now[key].value if key in now else Decimal(shipped), now.get(key), ahead.get(key))
        for key, (shipped, meaning) in DEFAULTS.items()
    ]


def versions(key: str) -> list[Figure]:
    """All versions of a figure, the newest first."""
    return list(Figure.objects.filter(key=key).select_related("set_by"))


def load() -> None:
    """Write the shipped figures as rows where there are none (idempotent)."""
    there = set(Figure.objects.values_list("key", flat=True))
    Figure.objects.bulk_create(
        [
            Figure(key=key, value=Decimal(value), effective_on=FIRST_DAY, note=note)
            for key, (value, note) in DEFAULTS.items()
            if key not in there
        ],
        ignore_conflicts=True,
    )


def add(**figures: tuple[str, str]) -> None:
    """A room above brings its own figures; they are kept, shown and revised like the loop's."""
    DEFAULTS.update(figures)
