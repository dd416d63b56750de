"""Rows beside the state: inbound contacts, notes, help of other ports, pauses, special closing, withdrawal."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from nuanju.cases.choices import InboundKind, Kind, PauseReason, SpecialReason
from nuanju.cases.models.case import Case
from nuanju.cases.models.steps import Step
from nuanju.org.choices import PortKey, Role

PERSON = settings.AUTH_USER_MODEL


def decider():
    return models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")


class InboundContact(Step):
    """客户来访来电: the customer's own contact on the case — the first, a chaser before any due, or a repeat complaint."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="inbound")
    kind = models.CharField("性质", max_length=10, choices=InboundKind.choices)
    words = models.TextField("客户原话", blank=True)
    call_ref = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["case", "at"], name="inbound_case_at"),
            models.Index(fields=["case"], name="inbound_asked_again", condition=~Q(kind=InboundKind.FIRST)),
        ]

    def __str__(self):
        return f"{self.case} {self.get_kind_display()}"


class Note(Step):
    """内部备注: never shown to the customer."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="notes")
    text = models.TextField("备注")

    def __str__(self):
        return f"{self.case} 备注"


class Assist(Step):
    """协办: another port asked to help; the case is complete only when every help has ended."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="assists")
    port = models.CharField("协办端口", max_length=20, choices=PortKey.choices)
    helper = models.ForeignKey(PERSON, models.PROTECT, related_name="helped_cases", verbose_name="协办人")
    ask = models.TextField("协办事项")
    result = models.TextField("协办结果", blank=True)
    ended_at = models.DateTimeField("完成时间", null=True)
    withdrawn = models.CharField("收回原因", max_length=200, blank=True)  # not needed any more, said who had asked

    class Meta:
        indexes = [models.Index(fields=["helper"], name="assist_open", condition=Q(ended_at=None))]

    def __str__(self):
        return f"{self.case} 协办"


class Pause(Step):
    """挂起: asked for with reason and evidence, stops clocks only from its approval on."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="pauses")
    reason = models.CharField("原因", max_length=30, choices=PauseReason.choices)
    evidence = models.CharField("依据", max_length=500)
    resume_on = models.DateField("恢复日期")
    decided_by = decider()
    decided_at = models.DateTimeField(null=True)
    approved = models.BooleanField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"], name="one_pause_at_a_time", condition=Q(ended_at=None) & ~Q(approved=False)
            )
        ]

    def __str__(self):
        return f"{self.case} 挂起"


class SpecialClosing(Step):
    """特殊关闭申请: proposed by one, approved by another on the rung of the level."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="special_closings")
    reason = models.CharField("原因", max_length=20, choices=SpecialReason.choices)
    evidence = models.TextField("依据")
    decided_by = decider()
    decided_at = models.DateTimeField(null=True)
    approved = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case"], name="one_special_closing_waits", condition=Q(approved=None))
        ]

    def __str__(self):
        return f"{self.case} 特殊关闭"


class Conversion(Step):
    """转化: a complaint that became something else, with the reason; never taken back, whatever the case becomes later."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="conversions")
    was = models.CharField("原类型", max_length=25, choices=Kind.choices)
    became = models.CharField("现类型", max_length=25, choices=Kind.choices)
    reason = models.CharField("原因", max_length=500, blank=True)

    def __str__(self):
        return f"{self.case} 转化"


class CancelRequest(Step):
    """撤销申请: the agent asks, the shift lead decides."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="cancel_requests")
    misfiled = models.BooleanField("误登记", default=False)  # else the customer withdrew
    evidence = models.CharField("说明", max_length=500)
    decided_by = decider()
    decided_at = models.DateTimeField(null=True)
    approved = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case"], name="one_cancel_request_waits", condition=Q(approved=None))
        ]

    def __str__(self):
        return f"{self.case} 撤销申请"


class Copy(models.Model):
    """抄送: what a port (or legal) gets to read because of the problem's kind, whoever solves it."""

    LEGAL = "legal_pr"

    case = models.ForeignKey(Case, models.CASCADE, related_name="copies")
    to = models.CharField("抄送", max_length=20, choices=[*PortKey.choices, (LEGAL, "法务")])
    reason = models.CharField("原因", max_length=60, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "to"], name="copied_once")]
        indexes = [models.Index(fields=["to", "-at"], name="copy_to")]

    def __str__(self):
        return f"{self.case} 抄送{self.name}"

    @property
    def name(self) -> str:
        """设计端口, 法务."""
        return self.get_to_display() + ("" if self.to == Copy.LEGAL else "端口")

    @staticmethod
    def read_by(seat) -> Q | None:
        """Which copies a post is meant to read."""
        if seat.role == Role.LEGAL_PR:
            return Q(to=Copy.LEGAL)
        if seat.role == Role.FIRST_RESPONSIBLE:
            return Q(to=seat.port) if seat.port else ~Q(to=Copy.LEGAL)
        return None
