from django.conf import settings
from django.db import models


class Event(models.Model):
    """What happened, once and for ever: append-only (a trigger refuses UPDATE and DELETE)."""

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    project_id = models.BigIntegerField(null=True)
    actor_id = models.BigIntegerField(null=True)  # null = the system
    actor_name = models.CharField(max_length=80)
    at = models.DateTimeField()
    data = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "id"], name="event_subject"),
            models.Index(fields=["kind", "at"], name="event_kind_at"),
        ]

    def __str__(self):
        return f"{self.kind} {self.subject_type}:{self.subject_id}"


class EventReaction(models.Model):
    """Proof that a reaction to an event has run: its unique row is written in the reaction's own transaction."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="reactions")
    reaction = models.CharField(max_length=120)
    ran_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "reaction"], name="event_reaction_once")]

    def __str__(self):
        return f"{self.event_id} {self.reaction}"


class Command(models.Model):
    """A write from outside, by its client-made id: the second arrival gets the first answer."""

    command_id = models.CharField(max_length=64, unique=True)
    user_id = models.BigIntegerField(null=True)
    verb = models.CharField(max_length=80)
    answer = models.JSONField(null=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["at"], name="command_at")]

    def __str__(self):
        return f"{self.verb} {self.command_id}"


class Series(models.Model):
    """The last serial given under a key such as NJ-BW-20261121."""

    key = models.CharField(max_length=60, primary_key=True)
    last = models.PositiveIntegerField()

    def __str__(self):
        return f"{self.key} {self.last}"


class Attachment(models.Model):
    """A photo or file on a subject's step; the bytes lie in the storage, outside the database."""

    key = models.CharField(max_length=32, unique=True)  # random; the address of the file
    subject_type = models.CharField(max_length=40)
    subject_id = models.BigIntegerField(null=True)  # null = uploaded, not yet put on a subject
    step = models.CharField(max_length=30, blank=True)  # the verb it belongs to
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    file = models.FileField(upload_to="attachments/%Y/%m/", max_length=200)
    thumbnail = models.FileField(upload_to="thumbnails/%Y/%m/", max_length=200, blank=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="attachment_subject")]

    def __str__(self):
        return self.name
