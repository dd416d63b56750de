"""A likeness is decided once, by a person."""

from django.db import transaction
from django.utils import timezone

from nuanju.clusters import rights
from nuanju.clusters.choices import Verdict
from nuanju.clusters.models import Suggestion
from nuanju.core import events
from nuanju.core.refusals import Refused
from nuanju.core.rights import require


@transaction.atomic
def decide(suggestion: Suggestion, verdict: Verdict, event: str, *, by) -> Suggestion:
    row = Suggestion.objects.select_for_update(no_key=True, of=("self",)).get(pk=suggestion.pk)
    require(rights, "decide_likeness", by=by, subject=row)
    if row.verdict != Verdict.WAITING:
        raise Refused("already_decided", row)
    row.verdict, row.decided_by, row.decided_at = verdict, by, timezone.now()
    row.save()
    events.record(event, row, by=by, data={"case": row.case, "like": row.like})
    return row
