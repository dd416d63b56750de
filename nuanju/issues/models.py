from django.db import models

from nuanju.core.scope import ScopedQuerySet


class Issue(models.Model):
    """事件: the problem at a place, one record for life. Its key is place + L4 code + space, or what is known of them."""

    project = models.ForeignKey("org.Project", models.PROTECT, related_name="issues")
    house = models.ForeignKey("estate.House", models.PROTECT, null=True, related_name="issues")
    common_area = models.ForeignKey("estate.CommonArea", models.PROTECT, null=True, related_name="issues")
    node_code = models.CharField(max_length=20, blank=True)
    space = models.CharField(max_length=30, blank=True)
    key = models.CharField(max_length=120, unique=True)
    first_seen_at = models.DateTimeField()

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "事件"
        indexes = [models.Index(fields=["house", "node_code"], name="issue_house_node")]

    def __str__(self):
        return self.key


class IssueRound(models.Model):
    """一轮: from the first case to the agreed days after the last close; counts are those of a round."""

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    opened_at = models.DateTimeField()
    last_closed_at = models.DateTimeField(null=True)  # null = a case is open

    class Meta:
        constraints = [models.UniqueConstraint(fields=["issue", "number"], name="issue_round_number")]

    def __str__(self):
        return f"{self.issue} 第{self.number}轮"
