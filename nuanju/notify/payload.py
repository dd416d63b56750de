"""What other systems are told of an event: kind, subject, project, time, and its data without personal fields."""

import json

from django.apps import apps

from nuanju.core.events import KINDS
from nuanju.core.models import Event
from nuanju.org.models import Project

FAMILIES = frozenset({"case", "timer", "call", "issue", "cluster", "escalation"})


def offered() -> list[str]:
    """The kinds another system may ask for."""
    return sorted(kind for kind in KINDS if kind.partition(".")[0] in FAMILIES)


def known(kind: str) -> bool:
    return kind == "*" or kind in offered() or (kind.endswith(".*") and kind[:-2] in FAMILIES)


def payload(event: Event, *, personal: bool) -> str:
    """JSON in the shape of Standard Webhooks."""
    project = Project.objects.filter(pk=event.project_id).first() if event.project_id else None
    hidden = () if personal else KINDS[event.kind].personal
    told = {
        "type": event.kind,
        "timestamp": event.at.isoformat(),
        "data": {
            "id": event.pk,
            "subject": {"type": event.subject_type, "id": event.subject_id, "number": _number(event)},
            "project": {"code": project.code, "name": project.name} if project else None,
            "facts": {name: value for name, value in event.data.items() if name not in hidden},
        },
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _number(event: Event) -> str | None:
    """By the name people know it by, where it has one."""
    model = apps.get_model(event.subject_type)
    if "number" not in {f.name for f in model._meta.concrete_fields}:
        return None
    return model._base_manager.filter(pk=event.subject_id).values_list("number", flat=True).first()
