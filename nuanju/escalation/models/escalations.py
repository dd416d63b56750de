from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from nuanju.cases.choices import OPEN, Severity
from nuanju.cases.models import Case
from nuanju.core.models import Event
from nuanju.escalation.choices import Move, Rung
from nuanju.escalation.models.base import AroundCaseQuerySet, person
from nuanju.org.models import Post, Project


class EscalationQuerySet(AroundCaseQuerySet):
    def to_look_at(self, now):
        """A stand-in's time to act has passed and nobody has looked yet."""
        return self.filter(act_by__lte=now, looked_at=None)

    def standing(self):
        """The last row of each open raised case: where it stands now."""
        newest = Escalation.objects.filter(case=models.OuterRef("case")).order_by("-at", "-id").values("pk")[:1]
        return self.filter(pk=models.Subquery(newest), case__state__in=OPEN, case__rung__gt=0)


class Escalation(models.Model):
    """升级: one change of who answers for a case, with its cause; one row per event, never rewritten."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="escalations")
    project = models.ForeignKey(Project, models.PROTECT, related_name="+")
    event = models.OneToOneField(Event, models.PROTECT, related_name="+")
    move = models.CharField("变动", max_length=12, choices=Move.choices)
    before = models.CharField("原级别", max_length=10, choices=Severity.choices)
    level = models.CharField("级别", max_length=10, choices=Severity.choices)
    rung_before = models.PositiveSmallIntegerField("原层级", choices=Rung.choices)
    rung = models.PositiveSmallIntegerField("层级", choices=Rung.choices)
    former = person("原责任人")
    responsible = person("责任人")
    post = models.ForeignKey(Post, models.SET_NULL, null=True, related_name="+")  # from which he answers
    causes = ArrayField(models.CharField(max_length=300), default=list)
    passed = models.JSONField(
        default=list
    )  # [{"rung": 1, "id": 7, "text": "工程负责人"}] who stood on the rungs passed
    at = models.DateTimeField("时间")
    act_by = models.DateTimeField(null=True)  # he stands in for an absent holder: until then he has to act
    looked_at = models.DateTimeField(null=True)

    objects = EscalationQuerySet.as_manager()

    class Meta:
        verbose_name = "升级记录"
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["case", "-at", "-id"], name="escalation_case"),
            models.Index(fields=["project", "-at", "-id"], name="escalation_project"),
            models.Index(fields=["act_by"], name="escalation_stand_in", condition=Q(looked_at=None)),
        ]

    def __str__(self):
        return f"{self.case} {self.get_move_display()}"

    @property
    def stands_in(self) -> bool:
        return self.act_by is not None

    @property
    def passed_words(self) -> str:
        """经过 端口第一责任人 工程负责人."""
        return "、".join(f"{Rung(p['rung']).label} {p['text']}" for p in self.passed)
