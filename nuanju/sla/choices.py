"""Words of the clocks: kinds, rows of the limit table, units, hours, pause reasons."""

from django.db import models


class Kind(models.TextChoices):
    CONTACT = "contact", "联系客户"
    SOLUTION = "solution", "方案确定"
    COMPLETION = "completion", "处理完成"
    ASSIGN = "assign", "指派"
    DISPATCH = "dispatch", "派工"
    ON_SITE = "on_site", "到场"
    MAKE_SAFE = "make_safe", "排险"
    SOLUTION_FINAL = "solution_final", "最终方案"
    ACCEPTANCE = "acceptance", "验收"
    FOLLOW_UP = "follow_up", "回访"
    REWORK_CONTACT = "rework_contact", "返工联系"
    REWORK = "rework", "返工完成"
    PROGRESS_NOTE = "progress_note", "进展告知"
    PROGRESS_REPORT = "progress_report", "进展报告"
    SUPERVISION = "supervision", "督办回复"


OFFICIAL = (Kind.CONTACT, Kind.SOLUTION, Kind.COMPLETION)


class Row(models.TextChoices):
    """Rows of the limit table; ANY holds the sub-limits common to all of them."""

    URGENT = "urgent", "紧急"
    NORMAL = "normal", "一般投诉"
    IMPORTANT = "important", "重要"
    HOT = "hot", "热点"
    MAJOR = "major", "重大"
    GROUP = "group", "重大（集团）"  # the ladder's last rung: only what differs from major
    PAID_REPAIR = "paid_repair", "有偿报修"
    ENQUIRY = "enquiry", "咨询"
    ENQUIRY_PASSED = "enquiry_passed", "咨询（转端口）"
    ASSISTANCE = "assistance", "协助"
    FEEDBACK = "feedback", "表扬/建议"
    ANY = "any", "通用"


class RepairClass(models.TextChoices):
    R0 = "R0", "非维修类"
    R1 = "R1", "小修"
    R2 = "R2", "一般维修"
    R3 = "R3", "渗漏及隐蔽维修"
    R4 = "R4", "复杂维修"


class Unit(models.TextChoices):
    MINUTE = "min", "分钟"
    HOUR = "h", "小时"
    WORKING_HOUR = "wh", "工作小时"
    WORKING_DAY = "wd", "工作日"
    CALENDAR_DAY = "cd", "天"
    SHARE = "share", "倍处理时限"  # of the completion limit, rounded up to whole days


REAL = frozenset({Unit.MINUTE, Unit.HOUR, Unit.CALENDAR_DAY})  # units that run day and night


class HoursKey(models.TextChoices):
    WORKING = "working", "工作时间"
    HOTLINE = "hotline", "400服务时间"
    ROUND_CLOCK = "round_clock", "7×24小时"


class PauseReason(models.TextChoices):
    CUSTOMER_POSTPONED = "customer_postponed", "客户要求延后"
    CUSTOMER_UNREACHABLE = "customer_unreachable", "联系不上客户"
    NO_ACCESS = "no_access", "无法入户"
    WEATHER_SEASON = "weather_season", "天气或季节原因"
    UTILITY_OR_AUTHORITY = "utility_or_authority", "等待市政或主管部门"
    MADE_TO_ORDER_MATERIAL = "made_to_order_material", "等待定制材料"
    APPRAISAL_OR_LITIGATION = "appraisal_or_litigation", "鉴定或诉讼中"


class Level(models.IntegerChoices):
    """How far a clock has gone; the shares themselves stand in the policy row."""

    NONE = 0, "正常"
    HALF = 50, "过半"
    WARN = 80, "将到期"
    OVER = 100, "超时"


TONES = {Level.NONE: "calm", Level.HALF: "half", Level.WARN: "warn", Level.OVER: "over"}
