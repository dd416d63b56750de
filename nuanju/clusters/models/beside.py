"""Rows beside the cluster: a common letter, the demand list, answers of households, organisers, calls, messages, likenesses."""

from django.conf import settings
from django.db import models

from nuanju.clusters.choices import Answer, Likeness, Verdict
from nuanju.clusters.models.cluster import Cluster, Member
from nuanju.core.scope import ScopedQuerySet

PERSON = settings.AUTH_USER_MODEL


class Deed(models.Model):
    """Who and when."""

    by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        abstract = True


class Joint(Deed):
    """集体反映: one letter, call or visit on behalf of several households."""

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="joints")
    households = models.PositiveIntegerField("代表户数", default=0)
    persons = models.PositiveIntegerField("到场人数", default=0)
    houses: models.ManyToManyField = models.ManyToManyField("estate.House", related_name="+", verbose_name="房屋")
    note = models.CharField("说明", max_length=200, blank=True)

    def __str__(self):
        return f"{self.case} 集体反映"


class Demand(Deed):
    """诉求: one line of the demand list with the one public answer to it."""

    cluster = models.ForeignKey(Cluster, models.CASCADE, related_name="demands")
    text = models.CharField("诉求", max_length=500)
    answer = models.TextField("统一答复", blank=True)
    answered_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return self.text


class HouseholdAnswer(Deed):
    """What a household said to the plan; the latest counts."""

    cluster = models.ForeignKey(Cluster, models.CASCADE, related_name="answers")
    unit = models.CharField("户", max_length=40)
    answer = models.CharField("答复", max_length=10, choices=Answer.choices)
    note = models.CharField("说明", max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cluster", "unit"], name="one_answer_per_household")]

    def __str__(self):
        return f"{self.unit} {self.get_answer_display()}"


class Organiser(Deed):
    """组织者: the household that speaks for the others."""

    cluster = models.ForeignKey(Cluster, models.CASCADE, related_name="organisers")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    note = models.CharField("说明", max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cluster", "member"], name="organiser_once")]

    def __str__(self):
        return f"{self.member} 组织者"


class CareCall(Deed):
    """关怀电话: a house on the affected line that has not complained was called."""

    cluster = models.ForeignKey(Cluster, models.CASCADE, related_name="care_calls")
    house = models.ForeignKey("estate.House", models.PROTECT, related_name="+")
    reached = models.BooleanField("接通")
    affected = models.BooleanField("也有同样问题", default=False)
    result = models.CharField("情况", max_length=300)

    class Meta:
        ordering = ["-id"]

    def __str__(self):
        return f"{self.house} 关怀电话"


class Message(Deed):
    """群发: one message to all households; what became of each is in the notices of its event."""

    cluster = models.ForeignKey(Cluster, models.CASCADE, related_name="messages")
    text = models.CharField("内容", max_length=300)
    households = models.PositiveIntegerField("发送户数")
    event_id = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self):
        return self.text


class SuggestionQuerySet(ScopedQuerySet):
    def waiting(self):
        return self.filter(verdict=Verdict.WAITING)


class Suggestion(models.Model):
    """疑似同类: two tellings filed under different problems sound alike; a person decides."""

    project = models.ForeignKey("org.Project", models.PROTECT, related_name="+")
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+")
    like = models.ForeignKey("cases.Case", models.PROTECT, related_name="+")
    cluster = models.ForeignKey(Cluster, models.CASCADE, null=True, related_name="suggestions")
    kind = models.CharField("依据", max_length=10, choices=Likeness.choices)
    score = models.DecimalField("相近程度", max_digits=4, decimal_places=3)
    place = models.CharField("地点", max_length=60, blank=True)
    at = models.DateTimeField()
    verdict = models.CharField("判断", max_length=10, choices=Verdict.choices, default=Verdict.WAITING)
    decided_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        verbose_name = "疑似同类"
        constraints = [models.UniqueConstraint(fields=["case", "like"], name="likeness_told_once")]
        indexes = [
            models.Index(fields=["project", "-id"], name="likeness_waiting", condition=models.Q(verdict="waiting"))
        ]

    def __str__(self):
        return f"{self.case} ≈ {self.like}"

    @property
    def why(self) -> str:
        """说法相近 62% · 都提到 3栋."""
        words = f"{self.get_kind_display()} {self.score:.0%}"
        return f"{words} · {self.place}" if self.place else words
