"""The level a case is born with: what the library hints and what forces it; neighbours and time come later."""

from nuanju.cases.choices import Severity
from nuanju.cases.models import Case
from nuanju.cases.severity.assess import Standing, Values, assess
from nuanju.cases.severity.levels import RANK, Hint
from nuanju.cases.severity.measure import takes_part
from nuanju.cases.severity.rules import Rules
from nuanju.demo.staff import Site
from nuanju.escalation.choices import Move, Rung
from nuanju.escalation.models import Escalation

ALONE = Values()


def of_birth(case: Case) -> Standing:
    hint = Hint(case.hint_level, case.hint_at_once)
    return assess(ALONE, Rules(), takes_part=takes_part(case), hint=hint, forced=case.forced)


def told(case: Case, responsible) -> dict:
    """What the event of the rise holds, as cases.rising writes it."""
    found = of_birth(case)
    return {
        "before": Severity.NORMAL, "level": Severity(found.level), "rung_before": 0, "rung": found.rung,
        "causes": found.causes, "values": ALONE._asdict(), "rules": Rules().number, "former": None,
        "responsible": responsible if found.rung >= RANK[Severity.HOT] else None,
    }  # fmt: skip


def place_on_ladder(case: Case, site: Site, event: int) -> Escalation:
    """The row of the ladder that escalation.rows would make of that event."""
    found = of_birth(case)
    climbed = [(Rung.PORT_HEAD, site.heads.get(case.port)), (Rung.PROJECT_GM, site.gm)][: max(0, found.rung - 1)]
    above = {Rung.PROJECT_GM: site.gm, Rung.REGIONAL_GM: site.regional_gm}
    return Escalation(
        case=case, project_id=case.project_id, event_id=event, move=Move.RAISED, before=Severity.NORMAL,
        level=found.level, rung_before=0, rung=found.rung, responsible=above.get(Rung(found.rung), case.registered_by),
        causes=found.causes, at=case.registered_at,
        passed=[{"rung": rung.value, "id": who.pk, "text": who.name} for rung, who in climbed if who],
    )  # fmt: skip
