"""Check rain: the customer is asked whether the mended leak held; where it leaks again the case is reopened."""

from django.db import transaction
from django.utils import timezone

from nuanju.cases import checks
from nuanju.cases.choices import RainResult
from nuanju.cases.figures import figure
from nuanju.cases.flow import FLOW
from nuanju.cases.models import RainCheck
from nuanju.cases.verbs.reopen import reopen
from nuanju.core.refusals import Refused


@transaction.atomic
def check_rain(case, *, result: str, by, words: str = ""):
    """Nobody there leaves it waiting, until called as often as a follow-up has to be."""
    outcome = RainResult(result)
    said = checks.text(words, "words", "rain_words") if outcome == RainResult.LEAKS else checks.clean(words)
    with FLOW.advance(case, "check_rain", by=by, outcome=outcome, words=said) as row:
        check = (
            RainCheck.objects.select_for_update(no_key=True).filter(case=row, round=row.round, settled_at=None).first()
        )
        if check is None:
            raise Refused("no_rain_check", row)
        check.tries += outcome == RainResult.UNREACHED
        if outcome != RainResult.UNREACHED or check.tries >= int(figure("unreached_calls")):
            check.settled_at, check.settled_by = timezone.now(), by
        check.result, check.words = outcome, said
        check.save()
    if outcome == RainResult.LEAKS:
        reopen(case, reason=f"雨后回访：{said}", by=by, we_called=True)
    return case
