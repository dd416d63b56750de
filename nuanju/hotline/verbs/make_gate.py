"""Make gate: the preparation of a project's 400 centre begins, back-scheduled from the opening for sale."""

import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from nuanju.core import events
from nuanju.core.refusals import Invalid, Refused
from nuanju.core.rights import require
from nuanju.hotline import rights
from nuanju.hotline.gates.plan import usual_leader
from nuanju.hotline.models import Gate, GateItem, GateStep
from nuanju.org.models import Project, User


def make_gate(project: Project, *, opens_on: datetime.date, by, leader: User | None = None) -> Gate:
    """One per project; its items are those of the template in force today."""
    gate = Gate(project=project, opens_on=opens_on, made_by=by if by.pk else None, made_at=timezone.now())
    require(rights, "keep_gate", by=by, subject=gate)
    if project.is_live():
        raise Refused("gate_live", project, project=project, on=project.live_since)
    if opens_on <= timezone.localdate():
        raise Invalid("gate_past", "opens_on")
    if there := Gate.objects.filter(project=project).first():
        raise Refused("gate_there", there, project=project, opens_on=there.opens_on)
    items = list(GateItem.objects.in_force())
    if not items:
        raise Refused("gate_empty", project)
    gate.leader = leader or usual_leader(project)
    return _made(gate, items, by)


def _made(gate: Gate, items: list[GateItem], by) -> Gate:
    try:
        with transaction.atomic():
            gate.save(force_insert=True)
            GateStep.objects.bulk_create(GateStep(gate=gate, item=item) for item in items)
            events.record("gate.made", gate, by=by, data={"opens_on": gate.opens_on, "leader": gate.leader})
    except IntegrityError as twice:  # of two at once one wins
        there = Gate.objects.get(project=gate.project)
        raise Refused("gate_there", there, project=gate.project, opens_on=there.opens_on) from twice
    return gate
