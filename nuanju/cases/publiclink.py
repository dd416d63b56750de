"""The signed link of one case: opens this case's questions for its customer and nothing else, for a limited time."""

import datetime

from django.core import signing

from nuanju.cases.models import Case
from nuanju.core.actors import Visitor

SIGNER = signing.TimestampSigner(salt="nuanju.case.public", sep="~")  # a colon would be escaped in an SMS
LASTS = datetime.timedelta(days=90)


def address(case: Case) -> str:
    return f"/c/{SIGNER.sign_object(case.pk)}/"


def case_of(token: str) -> Case | None:
    """The case of a link; None when it was changed or has expired."""
    try:
        pk = SIGNER.unsign_object(token, max_age=LASTS)
    except signing.BadSignature:
        return None
    return Case.objects.select_related("project", "house", "common_area", "handler", "node").filter(pk=pk).first()


def visitor(case: Case) -> Visitor:
    return Visitor(case.pk, name=case.caller_name or "客户")
