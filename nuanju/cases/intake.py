"""What intake knows: place, caller, problem, number, issue. Each part fills the new case before it is saved."""

from django.utils import timezone

from nuanju.cases import checks, continuity, ending, kinds, suggesting
from nuanju.cases.choices import FEEDBACK, Channel, Gap, Kind, Ruling
from nuanju.cases.figures import figure
from nuanju.cases.models import Case
from nuanju.cases.severity import levels, triggers
from nuanju.core.numbering import dated_number
from nuanju.core.refusals import Invalid, Refused
from nuanju.core.text import clean, shorten
from nuanju.customers.phones import read
from nuanju.customers.queries import open_household
from nuanju.issues.verbs import attach
from nuanju.library import queries as library
from nuanju.org.choices import PortKey
from nuanju.warranty.choices import Basis

MIN_LEVEL = 3  # at intake; L4 by contact, L5 by completion
TREATMENTS: dict[str, str] = {Basis.COMPLAINT: "always_complaint", Basis.ASSISTANCE: "assist_request"}
NO_NODE_NEEDED = (Kind.ENQUIRY, *FEEDBACK)


def draft(
    *, project, channel: str, words: str, by, intent=None, node=None, house=None, common_area=None, space="",
    place_text="", customer=None, household=None, caller_name="", callback_phone="", forced=(), registered_at=None,
    deadline=None, rehearsal=False,
) -> Case:  # fmt: skip
    """The case as it would be filed, unsaved: what `register` saves and `preview` shows.

    A rehearsal is the one case a project that is not switched on takes: the test that it can go the whole way.
    """
    if not project.is_live() and not rehearsal:
        raise Refused("project_not_live", None, project=project.name)
    if registered_at and not by.may("backdate", project.pk):
        raise Invalid("backdate_denied", "registered_at")
    case = Case(project=project, channel=Channel(channel), words=words, registered_by=by if by.pk else None)
    moment = registered_at or timezone.now()
    case.registered_at = checks.not_future(moment, "registered_at", "registered_in_future")
    if deadline and deadline <= timezone.now():
        raise Invalid("deadline_past", "deadline")
    case.deadline_at = deadline
    checks.named_by_people(forced, by)
    case.forced = triggers(forced, channel)
    set_place(case, house=house, common_area=common_area, space=space, place_text=place_text)
    set_caller(case, customer=customer, household=household, name=caller_name, phone=callback_phone)
    set_problem(case, node=node, intent=intent)
    case.gaps = gaps(case)
    return case


def set_place(case, *, house=None, common_area=None, space="", place_text="") -> None:
    """House or common area of the project, else the words given."""
    for place, field in ((house, "house"), (common_area, "common_area")):
        if place is not None and place.project_id != case.project_id:
            raise Invalid("place_not_in_project", field, project=case.project.name)
    case.house, case.common_area = house, common_area
    case.building_id = getattr(house or common_area, "building_id", None)
    case.space, case.place_text = clean(space)[:30], clean(place_text)[:200]


def set_caller(case, *, customer=None, household=None, name="", phone="") -> None:
    """Who calls and how to call back; the household of the house is the unit complaints are counted by."""
    case.customer = customer
    case.household = household or (open_household(case.house) if case.house else None)
    case.caller_name = (clean(name) or (customer.name if customer else ""))[:60]
    case.callback_phone = read(phone)[:30]


def set_problem(case, *, node=None, intent: str | None = None) -> None:
    """Node, warranty ruling, kind, port, repair class, urgency and the hint of a level. Without a node the best suggestion only
    lends its port and kind, and the gap stays marked: nothing is filed silently."""
    if node is not None and node.level < MIN_LEVEL and intent not in NO_NODE_NEEDED and case.channel != "letter":
        raise Invalid("node_too_coarse", "node", code=node.code)
    basis = node or _likely(case)
    facts = library.effective(basis) if basis else None
    treatment = _rule(case, facts, basis) if facts and facts.w else None
    case.node = node
    case.reported_node = case.reported_node or node
    safety, urgent = bool(facts and facts.safety), bool(facts and facts.urgent)
    case.kind = kinds.decide(
        intent=intent,
        node_kind=facts.kind if facts else None,
        treatment=treatment,
        ruling=case.warranty_ruling,
        safety=safety,
    )
    if facts:
        case.port, case.repair_class = suggested_port(case, facts), facts.rc or "R0"
    case.urgent = (case.urgent or urgent) and case.kind not in NO_NODE_NEEDED  # a finer code never calms a danger
    hint = levels.hint_of(facts.sev if facts else None, safety=safety, urgent=urgent)
    case.hint_level, case.hint_at_once = hint.level, hint.at_once
    case.title = shorten(f"{node.zh}：{case.words}" if node else case.words, 60)


def rule_again(case) -> None:
    """Inside a verb: the provisional ruling by the dates as they are known now; kind and clocks are the caller's."""
    basis = case.node or _likely(case)
    facts = library.effective(basis) if basis else None
    if facts and facts.w:
        _rule(case, facts, basis)


def _rule(case, facts, node) -> str:
    """Write the provisional warranty ruling on the case, unless the engineer has ruled; returns the key's treatment."""
    ruling = continuity.rule(case, facts, node)
    if case.ruled_by_id is None:
        case.warranty_ruling, case.warranty_words = Ruling(ruling.ruling), ruling.sentence[:300]
    return TREATMENTS.get(ruling.basis, "warranty")


def suggested_port(case, facts) -> str:
    """Physical faults of common parts belong to engineering until the property company has taken them over: the part by
    its own date, else with its project."""
    if is_common_fault(facts) and not was_taken_over(case):
        return "engineering"
    return facts.port or ""


def port_to_assign(case) -> str:
    """What needs no code and is like nothing known goes to customer service; a problem without a port is refused."""
    return case.port or (PortKey.CUSTOMER_SERVICE if case.kind in NO_NODE_NEEDED else "")


def is_common_fault(facts) -> bool:
    """A physical fault of common parts."""
    return facts.scope == "common" and facts.kind in ("construction", "operation")


def was_taken_over(case) -> bool:
    taken = (case.common_area and case.common_area.taken_over_on) or case.project.taken_over_on
    return taken is not None and timezone.localdate(case.registered_at) >= taken


def gaps(case) -> list[str]:
    """What is still unknown."""
    return [g for g in Gap.values if has_gap(case, g)]


def has_gap(case, gap: str) -> bool:
    return {
        Gap.NO_PHONE: not case.callback_phone,
        Gap.NO_PLACE: not (case.house_id or case.common_area_id),
        Gap.NO_NODE: case.node is None and case.kind not in NO_NODE_NEEDED,
        Gap.TEMPORARY_CALLER: case.customer is None or not case.customer.is_verified,
    }[Gap(gap)]


def number(case) -> None:
    prefix = case.project.city_company.corporation.number_prefix
    case.number = dated_number(prefix, case.project.code, timezone.localdate(case.registered_at))


def join_issue(case) -> None:
    """The case joins the round of its issue (place × problem × space); a later round recurs of the one before."""
    left, key = case.issue_round, continuity.issue_key(case, case.node)
    case.issue_round = attach(**key, at=case.registered_at, round_gap_days=int(figure("issue_round_days")))
    if case.issue_round and case.issue_round.number > 1 and case.recurs_of is None:
        case.recurs_of = continuity.last_of_round_before(case.issue_round)
    if left and left != case.issue_round:
        case.save(update_fields=["issue_round"])
        ending.leave(left)


def _likely(case):
    best = suggesting.for_case(case, limit=1)
    return best[0].node if best and best[0].score >= float(figure("suggestion_accepted_score")) else None
