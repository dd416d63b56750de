"""Questions about notices."""

from django.db import models

from nuanju.notify.models import Notice


def unread(user) -> models.QuerySet[Notice]:
    """A user's unread in-app notices, newest first."""
    return Notice.objects.visible_to(user).unread().order_by("-pk")


def for_subject(subject: models.Model) -> models.QuerySet[Notice]:
    """Everything told about a case: to whom, on which channel, and how it got on; oldest first."""
    about = {"event__subject_type": subject._meta.label_lower, "event__subject_id": subject.pk}
    return Notice.objects.filter(**about).select_related("delivery", "recipient").order_by("pk")
