"""Revise: the plan changes with new consent; from the second change on the port's head must have approved."""

from nuanju.cases import verbs
from nuanju.cases.clocks import limits
from nuanju.sla import queries as sla
from nuanju.sla.models import LimitPolicy
from tests.cases import stories
from tests.cases.trial import clocks, due, refused, states_of, told, who_may


def do(cast, case, **given):
    plan = stories.plan(**{"measure": "改做涂膜"} | given.pop("plan", {}))
    return verbs.revise(case, **{"plan": plan, "by": cast.handler, "seen": case.version} | stories.YES | given)


def test_a_new_version_and_the_same_clocks(cast):
    case = stories.in_progress(cast)
    before, completion = clocks(case), due(case, "completion")
    do(cast, case)
    assert (case.state, clocks(case), due(case, "completion")) == ("in_progress", before, completion)
    assert (case.solutions.count(), told(case)) == (2, "变更方案为第2版：改做涂膜")


def test_the_second_change_waits_for_the_head(cast):
    case = do(cast, stories.in_progress(cast))
    do(cast, case, plan={"measure": "改做卷材"})
    version = case.solutions.get(number=3)
    assert (version.approval, version.approved_by) == ("asked", None)
    assert told(case) == "申请变更方案为第3版：改做卷材（等端口第一责任人同意）"
    assert case.solutions.agreed().order_by("-number").first().number == 2
    with refused("revision_waits", case):
        do(cast, case)
    with refused("revision_first", case):
        stories.complete(cast, case)


def test_it_needs_consent_and_only_the_engineer_rules(cast):
    case = stories.in_progress(cast)
    with refused("consent_missing", case):
        do(cast, case, consent="")
    with refused("ruling_by_engineer", case):
        do(cast, case, plan={"ruling": "out_of_term"})


def test_the_clocks_follow_the_kind_the_engineer_ruled(cast):
    LimitPolicy.objects.filter(row="paid_repair", kind="completion").update(amount=20)
    case = stories.assigned(cast, code="H01.02.01.01")
    verbs.dispatch(case, handler=cast.engineer, by=cast.eng_head)
    verbs.contact(case, method="visit", content="已看", by=cast.engineer)
    verbs.agree(case, plan=stories.plan(), **stories.YES, by=cast.engineer)
    free = sla.latest(case, "completion").limit
    do(cast, case, plan={"ruling": "out_of_term"}, by=cast.engineer)
    paid = sla.latest(case, "completion").limit
    assert (case.kind, paid != free) == ("paid_repair", True)
    assert paid == limits(case)["completion"]


def test_it_works_from_in_progress_with_what_one_saw(cast):
    case = stories.in_progress(cast)
    assert states_of(case, lambda c: do(cast, c)) == {"in_progress"}
    seen = case.version
    do(cast, case)
    with refused("changed_meanwhile", case):
        do(cast, case, seen=seen)


def test_the_handler_alone_may(cast):
    case = stories.in_progress(cast)
    assert who_may(cast, case, "revise") == {"handler"}
    with refused("denied", case):
        do(cast, case, by=cast.engineer)
