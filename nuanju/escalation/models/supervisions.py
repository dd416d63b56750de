from django.db import models
from django.db.models import Q
from django.utils import timezone

from nuanju.cases.models import Case
from nuanju.escalation.choices import PressedBy, Pressing
from nuanju.escalation.models.base import AroundCaseQuerySet, answered_by, person
from nuanju.org.models import Project


class SupervisionQuerySet(AroundCaseQuerySet):
    def open(self):
        return self.exclude(state=Pressing.CLOSED)

    def to_answer_by(self, user):
        """Asked of the case's responsible person, whoever shares his post, and of its handler."""
        return self.filter(answered_by(user) | Q(case__handler=user), state=Pressing.ASKED)

    def to_judge_by(self, user):
        """Answered: who pressed accepts it or asks again."""
        return self.filter(by=user, state=Pressing.ANSWERED)

    def pressed_by(self, user):
        return self.filter(by=user)

    def overdue(self):
        return self.filter(state=Pressing.ASKED, due_at__lt=timezone.now())


class Supervision(models.Model):
    """督办: an order from above with an answer due; its state is changed by its verbs alone."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="supervisions")
    project = models.ForeignKey(Project, models.PROTECT, related_name="+")
    state = models.CharField("状态", max_length=10, choices=Pressing.choices)
    version = models.PositiveIntegerField(default=0)
    by = person("督办人")
    at = models.DateTimeField("督办时间")
    level = models.CharField("督办层级", max_length=10, choices=PressedBy.choices)
    turn = models.PositiveSmallIntegerField("轮次", default=1)
    ask = models.TextField("督办要求")
    asked_at = models.DateTimeField("本轮时间")
    due_at = models.DateTimeField("回复期限")
    answer = models.TextField("回复", blank=True)
    answered_by = person("回复人")
    answered_at = models.DateTimeField("回复时间", null=True)
    overdue_at = models.DateTimeField("超时", null=True)  # of this turn, once told
    ended_at = models.DateTimeField("办结时间", null=True)
    ending = models.CharField("办结说明", max_length=300, blank=True)

    objects = SupervisionQuerySet.as_manager()

    class Meta:
        verbose_name = "督办"
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["case", "-at"], name="supervision_case"),
            models.Index(fields=["by", "-at"], name="supervision_by"),
            models.Index(fields=["due_at"], name="supervision_asked", condition=Q(state=Pressing.ASKED)),
        ]

    def __str__(self):
        return f"{self.case} {self.get_level_display()}"

    @property
    def is_late(self) -> bool:
        return self.state == Pressing.ASKED and self.due_at < timezone.now()

    def live_topics(self) -> list[str]:
        people = {self.by_id, self.case.responsible_id, self.case.handler_id}
        return [f"p{self.project_id}", *(f"u{p}" for p in sorted(p for p in people if p))]


class SupervisionTurn(models.Model):
    """An earlier turn of a supervision: what was asked, what was answered, and that it was not enough."""

    supervision = models.ForeignKey(Supervision, models.CASCADE, related_name="turns")
    turn = models.PositiveSmallIntegerField()
    ask = models.TextField()
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    answer = models.TextField()
    answered_by = person("回复人")
    answered_at = models.DateTimeField()

    class Meta:
        ordering = ["turn"]
        constraints = [models.UniqueConstraint(fields=["supervision", "turn"], name="supervision_turn_once")]

    def __str__(self):
        return f"{self.supervision} 第{self.turn}轮"
