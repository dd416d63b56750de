"""The words of the ladder and of supervision."""

from django.db.models import IntegerChoices, TextChoices


class Rung(IntegerChoices):
    """Who answers at which level (case-loop.md §7)."""

    HANDLER = 0, "处理人"
    PORT_HEAD = 1, "端口第一责任人"
    PROJECT_GM = 2, "项目总经理"
    REGIONAL_GM = 3, "区域总经理"
    GROUP_VP = 4, "集团分管副总裁"


class Move(TextChoices):
    RAISED = "raised", "升级"
    LOWERED = "lowered", "降级"
    HANDED_OVER = "handed_over", "接手"


class PressedBy(TextChoices):
    PROJECT = "project", "项目督办"
    REGION = "region", "区域督办"
    GROUP = "group", "集团督办"


class Pressing(TextChoices):
    """States of a supervision."""

    ASKED = "asked", "待回复"
    ANSWERED = "answered", "已回复"
    CLOSED = "closed", "已办结"


class Reporting(TextChoices):
    """States of the duty to report."""

    RUNNING = "running", "须报告"
    ENDED = "ended", "已结束"
