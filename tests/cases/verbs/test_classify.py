"""Classify: correct the problem's code, urgency, repair class or warranty ruling; every change is an event."""

from nuanju.cases import verbs
from nuanju.cases.filters import CaseFilter
from nuanju.cases.models import Case
from nuanju.library.queries import node
from nuanju.sla import queries as sla
from tests.cases import stories
from tests.cases.trial import HOUR, due, refused, running, states_of, told, who_may

WALL = "H01.02.01.01"  # normal, R2


def do(cast, case, **given):
    if isinstance(given.get("node"), str):
        given["node"] = node(given["node"])
    return verbs.classify(case, **{"reason": "看了照片", "by": cast.agent, "seen": case.version} | given)


def test_a_code_changes_what_follows_from_it_but_not_the_port(cast):
    case = do(cast, stories.assigned(cast), node=WALL)
    assert (case.node.code, case.reported_node.code, case.repair_class) == (WALL, stories.LEAK, "R2")
    assert (case.port, case.severity) == ("engineering", "important")  # a level never falls here
    assert case.issue_round.issue.node_code == "H01.02.01"
    assert told(case) == "修改定性：编码 H02.01.01.01 → H01.02.01.01、维修等级 R3 → R2"


def test_a_risen_level_tightens_and_hands_over(cast):
    case = do(cast, stories.dispatched(cast, code=WALL), forced=("injury",))
    assert (case.severity, case.peak_severity, case.responsible) == ("hot", "hot", cast.gm)
    assert due(case, "contact") == "03-09 12:00"  # 2 h from now instead of 8 working hours


def test_urgent_starts_the_way_to_the_site(cast):
    case = do(cast, stories.dispatched(cast), urgent=True)
    assert {"on_site", "make_safe"} <= running(case)
    assert (due(case, "contact"), case.due_kind) == ("03-09 10:30", "contact")


def test_calmed_again_its_clocks_can_still_be_met(cast):
    case = do(cast, do(cast, stories.dispatched(cast), urgent=True), urgent=False)
    verbs.make_safe(case, measure="已断水", by=cast.handler)
    assert running(case) == {"contact"}


def test_a_finer_code_does_not_calm_a_danger(cast):
    case = do(cast, stories.dispatched(cast, code="H04.01.01.01"), node=WALL)
    assert case.urgent


def test_a_longer_limit_is_the_engineers_alone(cast):
    case = stories.in_progress(cast, code=WALL)
    assert due(case, "completion") == "03-16 10:00"
    do(cast, case, repair_class="R4", by=cast.handler)
    assert due(case, "completion") == "03-16 10:00"
    do(cast, case, repair_class="R3", by=cast.engineer)
    assert due(case, "completion") == "03-24 10:00"


def test_the_ruling_is_the_engineers_and_excluding_needs_proof(cast):
    case = stories.contacted(cast)
    with refused("ruling_by_engineer", case):
        do(cast, case, ruling="out_of_term")
    photo = (stories.photo(cast.engineer),)
    with refused("exclusion_missing", case):
        do(cast, case, ruling="excluded", by=cast.engineer, photos=photo, customer_told=True)
    why = {"ruling": "excluded", "exclusion": "third_party", "by": cast.engineer}
    for given in ({}, {"photos": photo}, {"customer_told": True}):
        with refused("excluded_needs_proof", case):
            do(cast, case, **why, **given)
    do(cast, case, **why, photos=photo, customer_told=True)
    assert case.exclusion == "third_party"
    assert (case.kind, case.ruled_by) == ("paid_repair", cast.engineer)


def test_what_the_engineer_ruled_stands_when_the_code_gets_finer(cast):
    case = do(cast, stories.contacted(cast), ruling="out_of_term", by=cast.engineer)
    do(cast, case, node=WALL)
    assert (case.warranty_ruling, case.kind) == ("out_of_term", "paid_repair")


def test_an_enquiry_heard_wrongly_becomes_a_complaint_with_its_clocks(cast):
    case = stories.enquiry(cast)
    assert running(case) == {"assign", "contact", "completion"}
    with refused("required", case):
        do(cast, case, intent="problem")
    do(cast, case, intent="problem", node=stories.LEAK)
    assert (case.kind, case.node.code, case.gaps) == ("quality_complaint", stories.LEAK, [])
    assert running(case) == {"assign", "contact"}
    assert case.issue_round is not None
    assert "类型 咨询 → 质量投诉（保内整改）" in told(case)


def test_turned_into_a_problem_after_the_contact_its_solution_runs_from_then(cast, monday):
    case = verbs.dispatch(
        verbs.assign(stories.enquiry(cast), port="engineering", by=cast.agent), handler=cast.handler, by=cast.eng_head
    )
    verbs.contact(case, method="phone", content="其实是漏水", by=cast.handler)
    monday.shift(3 * HOUR)
    do(cast, case, intent="problem", node=WALL)
    assert running(case) == {"solution", "progress_note"}
    assert sla.latest(case, "solution").started_at == sla.latest(case, "contact").stopped_at
    verbs.agree(case, plan=stories.plan(), by=cast.handler, **stories.YES)
    assert "completion" in running(case)


def test_a_complaint_becomes_an_enquiry_only_by_the_400_and_stays_on_record(cast):
    case = stories.contacted(cast)
    for somebody in (cast.handler, cast.engineer, cast.eng_head):
        with refused("turned_by_400", case):
            do(cast, case, intent="enquiry", by=somebody)
    do(cast, case, intent="enquiry")
    assert case.kind == "enquiry"
    assert running(case) == {"completion", "progress_note"}
    kept = case.conversions.get()
    assert (kept.was, kept.became, kept.reason, kept.by) == (
        "quality_complaint", "enquiry", "看了照片", cast.agent,
    )  # fmt: skip
    assert CaseFilter(converted=True).apply(Case.objects.all(), cast.agent).get() == case
    do(cast, case, intent="problem")  # turned back it stays on the list
    assert (case.kind, case.conversions.count()) == ("quality_complaint", 1)


def test_a_ruling_that_converts_is_kept_too(cast):
    case = do(cast, stories.contacted(cast), ruling="out_of_term", by=cast.engineer)
    assert case.conversions.get().became == "paid_repair"


def test_it_needs_a_reason_and_a_change(cast):
    case = stories.registered(cast)
    with refused("reason_missing", case):
        do(cast, case, reason=" ", urgent=True)
    with refused("nothing_changed", case):
        do(cast, case, node=stories.LEAK)


def test_it_works_while_open_with_what_one_saw(cast):
    case = stories.registered(cast)
    assert states_of(case, lambda c: do(cast, c, node=WALL)) == {
        "registered", "assigned", "dispatched", "contacted", "in_progress", "pending_acceptance",
        "pending_follow_up", "rework",
    }  # fmt: skip
    seen = case.version
    do(cast, case, node=WALL)
    with refused("changed_meanwhile", case):
        do(cast, case, urgent=True, seen=seen)


def test_agents_handler_engineer_and_head_may(cast):
    case = stories.dispatched(cast)
    assert who_may(cast, case, "classify") == {
        "agent", "agent2", "lead", "handler", "engineer", "eng_head", "eng_deputy",
    }  # fmt: skip
    with refused("denied", case):
        do(cast, case, node=WALL, by=cast.prop_head)
