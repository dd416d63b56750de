from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from nuanju.cases.models import Case
from nuanju.core.scope import NOWHERE, ScopedQuerySet
from nuanju.org.models import Post

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


def answered_by(user) -> Q:
    """Rows about cases for which he answers, himself or with whom he shares a post there (ladder.answers_for, for lists)."""
    responsible = OuterRef("case__responsible")
    shared = Q(holder=user, deputy=responsible) | Q(holder=responsible, deputy=user)
    city = "project__city_company"
    there = Q(project=OuterRef("project")) | Q(city_company=OuterRef(city)) | Q(region=OuterRef(f"{city}__region"))
    there |= Q(corporation=OuterRef(f"{city}__corporation"))
    return Q(case__responsible=user) | Q(Exists(Post.objects.filter(shared & there)))


def person(label: str, **options):
    return models.ForeignKey(
        PERSON, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=label, **options
    )
