from django.conf import settings
from django.db import models

from nuanju.cases.models import Case
from nuanju.core.scope import NOWHERE, ScopedQuerySet

PERSON = settings.AUTH_USER_MODEL


class AroundCaseQuerySet(ScopedQuerySet):
    """Rows about a case are seen by whoever sees the case."""

    def visible_to(self, user):
        if getattr(user, "reach", NOWHERE).everywhere:
            return self
        return self.filter(case__in=Case.objects.visible_to(user))

    def cards(self):
        """With what a row in a list shows."""
        return self.select_related(
            "case__project", "case__house", "case__common_area", "case__responsible", "case__handler"
        )


def person(label: str, **options):
    return models.ForeignKey(
        PERSON, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=label, **options
    )
