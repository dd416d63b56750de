"""What the steps of the loop leave behind: contact, solution, completion report, acceptance, follow-up."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from nuanju.cases.choices import Approval, Cause, Consent, CostBearer, Exclusion, Method, Ruling
from nuanju.cases.models.case import Case

PERSON = settings.AUTH_USER_MODEL


class Step(models.Model):
    """One act on a case: who and when."""

    by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        abstract = True


class Contact(Step):
    """联系记录: the handler's call or visit. Only a person reached is an effective contact; clocks stop when it is recorded."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="contacts")
    happened_at = models.DateTimeField("联系时间")
    method = models.CharField("方式", max_length=10, choices=Method.choices)
    reached = models.BooleanField("联系到客户", default=True)
    content = models.TextField("内容")
    appointment_at = models.DateTimeField("预约上门", null=True, blank=True)

    def __str__(self):
        return f"{self.case} {self.get_method_display()}"


class SolutionQuerySet(models.QuerySet):
    def agreed(self):
        """The customer consented, and a change that needed the head's word has it."""
        return self.exclude(consent="").exclude(approval__in=(Approval.ASKED, Approval.REFUSED))

    def asked(self):
        """A change that waits for the port's head."""
        return self.filter(approval=Approval.ASKED)


class Solution(Step):
    """解决方案: one version of the agreed measure, with the evidence of consent when there is one."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="solutions")
    number = models.PositiveSmallIntegerField("版本")
    interim = models.BooleanField("临时措施", default=False)
    cause = models.CharField("原因", max_length=500)
    cause_code = models.CharField(
        "原因归类", max_length=20, choices=Cause.choices, blank=True
    )  # as the survey found it
    measure = models.TextField("措施")
    cost_bearer = models.CharField("费用承担", max_length=15, choices=CostBearer.choices)
    promised_on = models.DateField("承诺完成日期")
    ruling = models.CharField("保修认定", max_length=20, choices=Ruling.choices)
    exclusion = models.CharField("不属保修的原因", max_length=20, choices=Exclusion.choices, blank=True)
    consent = models.CharField("同意凭据", max_length=12, choices=Consent.choices, blank=True)
    consent_note = models.CharField("凭据说明", max_length=200, blank=True)
    consented_at = models.DateTimeField("客户同意时间", null=True, blank=True)
    call_ref = models.CharField("通话编号", max_length=64, blank=True)  # the recorded call of the consent
    approval = models.CharField("变更同意", max_length=8, choices=Approval.choices, blank=True)
    approved_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    refusal = models.CharField("不同意的原因", max_length=500, blank=True)

    objects = SolutionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="solution_version"),
            models.UniqueConstraint(fields=["case"], name="one_change_waits", condition=models.Q(approval="asked")),
        ]

    def __str__(self):
        return f"{self.case} v{self.number}"


class CompletionReport(Step):
    """完工报告 of one round."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="completions")
    round = models.PositiveSmallIntegerField("轮次")
    done_at = models.DateTimeField("完成时间")
    work = models.TextField("处理情况")
    persons: models.ManyToManyField = models.ManyToManyField(
        PERSON, related_name="+", blank=True, verbose_name="参与人"
    )
    persons_text = models.CharField("施工人员", max_length=200, blank=True)
    node = models.ForeignKey(
        "library.ProblemNode", models.PROTECT, null=True, related_name="+", verbose_name="定性编码"
    )
    cause = models.CharField("原因", max_length=20, choices=Cause.choices)
    materials = models.CharField("材料", max_length=500, blank=True)
    contractor = models.ForeignKey("estate.Contractor", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "round"], name="one_report_per_round")]

    def __str__(self):
        return f"{self.case} 第{self.round}轮完工"


class Acceptance(Step):
    """验收: the check of one completion report, by neither the handler nor anyone named in the report."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="acceptances")
    round = models.PositiveSmallIntegerField("轮次")
    passed = models.BooleanField("通过")
    checklist = models.JSONField("检查项", default=list)  # [{"item", "ok", "note"}]
    test_record = models.CharField("试水记录", max_length=500, blank=True)
    note = models.CharField("说明", max_length=500, blank=True)

    def __str__(self):
        return f"{self.case} 第{self.round}轮验收"


class FollowUp(Step):
    """回访: one call of the 400 (or the customer's own answer) after acceptance."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="follow_ups")
    round = models.PositiveSmallIntegerField("轮次")
    reached = models.BooleanField("接通")
    rating = models.PositiveSmallIntegerField("服务评分", null=True)
    result_rating = models.PositiveSmallIntegerField("效果评分", null=True)
    consents_to_close = models.BooleanField("同意关闭", null=True)
    reasons = ArrayField(models.CharField(max_length=15), default=list, blank=True)
    words = models.TextField("客户意见", blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="rating_1_to_5", condition=models.Q(rating=None) | models.Q(rating__range=(1, 5))
            )
        ]

    def __str__(self):
        return f"{self.case} 第{self.round}轮回访"
