"""Tell all stories: number the plans, make each case as intake would, run its plot, write everything."""

import datetime
from collections import Counter
from collections.abc import Callable

from nuanju.cases import kinds
from nuanju.cases.choices import Channel, Gap, Ruling, Tone
from nuanju.cases.intake import suggested_port
from nuanju.cases.models import Case
from nuanju.cases.severity import triggers
from nuanju.cases.severity.levels import hint_of
from nuanju.core.models import Series
from nuanju.core.text import shorten
from nuanju.demo.loop import level, plots, rounds, words
from nuanju.demo.loop.desk import Desk
from nuanju.demo.loop.plan import Plan
from nuanju.demo.loop.tape import Tape
from nuanju.org.models import User

TREATMENTS = {"complaint": "always_complaint", "assistance": "assist_request"}
STEP = 1000
TONES = (Tone.NEUTRAL,) * 6 + (Tone.DISSATISFIED,) * 3 + (Tone.ANGRY,)


def tell(desk: Desk, plans: list[Plan], progress: Callable[[int], None]) -> list[Tape]:
    """`plans` in order of time; returns the tapes in the same order."""
    _number(desk, plans)
    tapes = []
    for n, plan in enumerate(plans, 1):
        tape = Tape(desk, plan.ground, _case(desk, plan), hold=plan.hold)
        tape.theme, plan.told = plan.phrase.theme, tape
        tape.owner_calls = any(p.owning for p in plan.home.people if p.customer == tape.case.customer)
        plots.run(tape, plan.turns, master=_master(plan))
        tapes.append(tape)
        if n % STEP == 0:
            desk.rows.flush()
            progress(n)
    rounds.join(desk.rows, tapes)
    for tape in tapes:
        desk.rows.add(tape.case)
    desk.rows.flush()
    return tapes


def _master(plan: Plan) -> Case | None:
    """The case to merge into, when it is still open some minutes after the second one came."""
    tape = plan.twin_of.told if plan.twin_of else None
    if not isinstance(tape, Tape) or (tape.ended_at and tape.ended_at < plan.at + datetime.timedelta(hours=12)):
        return None
    return tape.case


def _number(desk: Desk, plans: list[Plan]) -> None:
    """As the series gives them, day by day and project by project."""
    last: Counter[str] = Counter()
    for plan in plans:
        project = plan.ground.site.project
        key = f"NJ-{project.code}-{plan.at.astimezone(desk.now.tzinfo):%Y%m%d}"
        last[key] += 1
        plan.number = f"{key}-{last[key]:04d}"
    for key, count in last.items():
        desk.rows.add(Series(key=key, last=count))


def _case(desk: Desk, plan: Plan) -> Case:
    rng, project, phrase = desk.rng, plan.ground.site.project, plan.phrase
    master = plan.twin_of.told if plan.twin_of else None
    place = rng.choice(phrase.at) if phrase.at else ""
    said = words.spoken(rng, phrase, place) if not isinstance(master, Tape) else desk.pick("second")
    caller = rng.choice(plan.home.people)
    registrar = _registrar(desk, plan)
    case = Case(
        number=plan.number, project=project, state="", channel=plan.channel, words=said, tone=rng.choice(TONES),
        told_recording=plan.channel == Channel.PHONE_400, wish=desk.pick("wish"), visit_slots=desk.pick("slots"),
        caller_name=caller.customer.name, callback_phone=caller.number, customer=caller.customer, household=plan.home.household,
        registered_at=plan.at, registered_by=registrar, first_asked=registrar,
        call_ref=f"DEMO-{plan.number}" if plan.channel == Channel.PHONE_400 else "",
        forced=triggers(plan.forced, plan.channel),
    )  # fmt: skip
    case.pk = desk.rows.key(Case)
    _place(desk, plan, case, place)
    if isinstance(master, Tape):
        case.house, case.common_area, case.building, case.space = (
            master.case.house, master.case.common_area, master.case.building, master.case.space,
        )  # fmt: skip
    _problem(desk, plan, case)
    return case


def _registrar(desk: Desk, plan: Plan) -> User:
    """The 400 mostly; the project's own people what they hear."""
    if plan.channel in (Channel.WALK_IN, Channel.PROPERTY_DESK, Channel.SALES_OFFICE, Channel.SITE_VISIT):
        return plan.ground.site.cs_manager
    if plan.channel in (Channel.INTERNAL_REPORT, Channel.DELIVERY_INSPECTION, Channel.PERIODIC_INSPECTION):
        return desk.rng.choice(plan.ground.site.engineers)
    return desk.agent()


def _place(desk: Desk, plan: Plan, case: Case, place: str) -> None:
    name = place.removeprefix("c:")
    here = plan.ground.commons.get(name, []) if place.startswith("c:") else []
    own = [c for c in here if c.building_id in (None, plan.home.lot.house.building_id)]
    if own:
        case.common_area = desk.rng.choice(own)
        case.building_id = case.common_area.building_id
        return
    case.house, case.building_id = plan.home.lot.house, plan.home.lot.house.building_id
    case.space = name if name in plan.home.lot.rooms else ""


def _problem(desk: Desk, plan: Plan, case: Case) -> None:
    """What cases.intake.set_problem decides, from what is read already."""
    intent, facts, treatment = plan.phrase.intent, None, None
    if plan.phrase.code:
        case.node = case.reported_node = desk.node(plan.phrase.code)
        facts = desk.effective(case.node)
        ruling = desk.rule(case, plan.ground, facts, case.node.code)
        case.warranty_ruling, case.warranty_words = Ruling(ruling.ruling), ruling.sentence[:300]
        treatment = TREATMENTS.get(ruling.basis, "warranty")
        case.port, case.repair_class = suggested_port(case, facts), facts.rc or "R0"
    safety, urgent = bool(facts and facts.safety), bool(facts and facts.urgent)
    case.kind = kinds.decide(
        intent=intent,
        node_kind=facts.kind if facts else None,
        treatment=treatment,
        ruling=case.warranty_ruling,
        safety=safety,
    )
    case.urgent = urgent and not intent
    hint = hint_of(facts.sev if facts else None, safety=safety, urgent=urgent)
    case.hint_level, case.hint_at_once = hint.level, hint.at_once
    found = level.of_birth(case)
    case.severity = case.peak_severity = found.level
    case.rung = found.rung
    case.title = shorten(f"{case.node.zh}：{case.words}" if case.node else case.words, 60)
    if not (case.house_id or case.common_area_id):
        case.gaps = [Gap.NO_PLACE.value]
