from django.db import models


class TermRule(models.TextChoices):
    DESIGN_LIFE = "design_life", "设计使用年限"
    MONTHS = "months", "月"
    SEASONS = "seasons", "采暖/供冷季"
    NONE = "none", "无期限"


class Treatment(models.TextChoices):
    WARRANTY = "warranty", "按保修期认定"
    ALWAYS_COMPLAINT = "always_complaint", "一律按投诉"
    ASSIST_REQUEST = "assist_request", "按协助"


class RulingKey(models.TextChoices):
    IN_WARRANTY = "in_warranty", "保内"
    OUT_OF_TERM = "out_of_term", "过保"
    UNDETERMINED = "undetermined", "待确认"
    NOT_APPLICABLE = "not_applicable", "不适用"


class Basis(models.TextChoices):
    PRE_DELIVERY = "pre_delivery", "尚未交付"
    OWNER_TERM = "owner_term", "对业主的保修期"
    CONTRACTOR_TERM = "contractor_term", "施工单位保修期未满"
    CONTINUITY = "continuity", "保修期内已报，未根治"
    GRACE = "grace", "到期后的宽限"
    EXPIRED = "expired", "已到期"
    DATE_MISSING = "date_missing", "缺少交付日期"
    PLACE_MISSING = "place_missing", "位置未确定"
    ACCEPTANCE_MISSING = "acceptance_missing", "缺少竣工验收日期"
    COMPLAINT = "complaint", "不设期限，按投诉"
    ASSISTANCE = "assistance", "由专业单位负责，按协助"
