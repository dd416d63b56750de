"""Propose a special closing: an end without satisfaction, for one of the named reasons and with its evidence."""

import datetime

from django.utils import timezone

from nuanju.cases import checks
from nuanju.cases.choices import SpecialReason
from nuanju.cases.figures import figure
from nuanju.cases.flow import FLOW
from nuanju.cases.models import SpecialClosing
from nuanju.core import files
from nuanju.core.refusals import Invalid, Refused


def propose_special(case, *, reason: str, evidence: str, by, photos: tuple[str, ...] = ()):
    why, proof = SpecialReason(reason), checks.text(evidence, "evidence")
    with FLOW.advance(case, "propose_special", by=by, reason=why, evidence=proof) as row:
        if row.special_closings.filter(approved=None).exists():
            raise Refused("special_wait", row)
        if why in ON_PAPER and not photos:
            raise Invalid("special_paper", "photos")
        GROUNDS.get(why, lambda _: None)(row)
        SpecialClosing.objects.create(case=row, reason=why, evidence=proof, by=by, at=timezone.now())
        files.attach(photos, row, step="propose_special", by=by)
    return case


def _written_replies(row) -> None:
    """What the customer agreed to was no reply to a demand beyond the law."""
    need, have = int(figure("special_written_replies")), row.solutions.filter(consent="").count()
    if have < need:
        raise Refused("special_replies", row, count=need, have=have)


def _access_refused(row) -> None:
    need, days = int(figure("special_access_refusals")), int(figure("special_access_days"))
    since = timezone.now() - datetime.timedelta(days=days)
    have = row.contacts.filter(method="visit", reached=False, at__gte=since).count()
    if have < need:
        raise Refused("special_access", row, days=days, count=need, have=have)


ON_PAPER = (SpecialReason.LITIGATION, SpecialReason.MEDIATED, SpecialReason.THIRD_PARTY)
GROUNDS = {SpecialReason.BEYOND_LAW: _written_replies, SpecialReason.ACCESS_REFUSED: _access_refused}
