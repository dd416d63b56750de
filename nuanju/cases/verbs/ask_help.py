"""Ask for help: another port lends a hand under the same case; first-ask duty and clocks stay where they are."""

from django.utils import timezone

from nuanju.cases import checks
from nuanju.cases.flow import FLOW
from nuanju.cases.handlers import able
from nuanju.cases.models import Assist
from nuanju.core.refusals import Invalid, Refused
from nuanju.org.choices import PortKey
from nuanju.org.queries import first_responsible


def ask_help(case, *, port: str, ask: str, by, helper=None):
    """Without a named helper the port's first-responsible person is asked."""
    what = checks.text(ask, "ask", "content_missing")
    if port == case.port or port not in PortKey.values:
        raise Invalid("help_same_port", "port")
    person = helper or first_responsible(case.project, port)
    if person is None:
        raise Refused("no_first_responsible", case, project=case.project.name, port=PortKey(port).label)
    if helper:  # who answers for the port, or stands in for its head, need not handle cases himself
        able(helper, case)
    with FLOW.advance(case, "ask_help", by=by, port=PortKey(port), helper=person, ask=what) as row:
        row.also_told = [person.pk]
        Assist.objects.create(case=row, port=port, helper=person, ask=what, by=by if by.pk else None, at=timezone.now())
    return case
