"""Rehearse: the test case of a project whose gate is still shut, filed like any other and worked by the real people.

The case bears no mark of its own: a mark would be a second truth beside the row that names it, and every measure of the
loop would have to know a state of the hotline. Who counts leaves out what GateTrial points to.
"""

from django.db import transaction
from django.utils import timezone

from nuanju.cases.choices import Channel
from nuanju.cases.verbs import register
from nuanju.core import events
from nuanju.core.refusals import Refused
from nuanju.core.rights import require
from nuanju.hotline import rights
from nuanju.hotline.models import Gate, GateTrial


@transaction.atomic
def rehearse(gate: Gate, *, words: str, by) -> GateTrial:
    """Calls back the one who files it. A new one may follow when the first was spoilt."""
    require(rights, "rehearse", by=by, subject=gate)
    row = Gate.objects.select_for_update(no_key=True, of=("self",)).select_related("project__city_company__region")
    gate = row.get(pk=gate.pk)
    if gate.opened_at:
        raise Refused("gate_open", gate, project=gate.project)
    case = register(
        project=gate.project, channel=Channel.PHONE_400, words=words, by=by, caller_name=f"测试：{by.name}",
        callback_phone=getattr(by, "phone", ""), rehearsal=True,
    )  # fmt: skip
    trial = GateTrial.objects.create(gate=gate, case=case, at=timezone.now())
    events.record("gate.rehearsed", gate, by=by, data={"number": case.number})
    return trial
