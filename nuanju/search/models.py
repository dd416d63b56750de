from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models


class SearchRow(models.Model):
    """What one box finds: a case or a customer as pairs of neighbouring characters, once per project it is known in.

    Kept apart from the rows it tells about: an index of grams on the case itself would triple the log of every change.
    """

    kind = models.CharField(max_length=10)
    object_id = models.BigIntegerField()
    project_id = models.BigIntegerField(null=True)  # null = known in no project yet, seen by the group alone
    at = models.DateTimeField()
    grams = ArrayField(models.IntegerField())  # core.text.bigrams; negative ones stand for phone numbers
    text = models.TextField()  # normalised, for rechecking longer words

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["object_id", "kind", "project_id"], name="search_row_once", nulls_distinct=False
            )
        ]
        indexes = [GinIndex(fields=["project_id", "grams"], fastupdate=False, name="search_grams")]

    def __str__(self):
        return f"{self.kind}:{self.object_id}"
