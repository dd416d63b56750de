"""Decide a revision: the second change holds only with the word of the port's head."""

from nuanju.cases import verbs
from nuanju.notify.models import Notice
from tests.cases import stories
from tests.cases.trial import due, refused, states_of, told, who_may


def asked(cast, **plan):
    case = stories.in_progress(cast)
    for measure in ("改做涂膜", "改做卷材"):
        given = stories.plan(**{"measure": measure} | plan)
        case = verbs.revise(case, plan=given, by=cast.handler, seen=case.version, **stories.YES)
    return case


def do(cast, case, **given):
    return verbs.decide_revision(case, **{"approved": True, "by": cast.eng_head} | given)


def codes(person) -> list[str]:
    return list(Notice.objects.filter(recipient=person, code__startswith="N06.").values_list("code", flat=True))


def test_agreed_it_holds_and_both_are_told(cast, run_jobs):
    case = asked(cast)
    run_jobs()
    assert codes(cast.eng_head) == ["N06.head"]
    before = due(case, "completion")
    do(cast, case)
    run_jobs()
    version = case.solutions.agreed().order_by("-number").first()
    assert (version.number, version.approval, version.approved_by) == (3, "given", cast.eng_head)
    assert (case.state, due(case, "completion")) == ("in_progress", before)
    assert told(case).startswith("方案第3版变更，端口第一责任人同意")
    assert codes(cast.handler) == ["N06.decided"]


def test_refused_with_a_reason_the_former_goes_on(cast):
    case = asked(cast)
    with refused("reason_missing", case):
        do(cast, case, approved=False)
    do(cast, case, approved=False, reason="卷材不适合此处")
    assert case.solutions.agreed().order_by("-number").first().number == 2
    assert case.solutions.get(number=3).refusal == "卷材不适合此处"
    verbs.revise(case, plan=stories.plan(), by=cast.handler, seen=case.version, **stories.YES)
    assert case.solutions.asked().get().number == 4


def test_it_works_while_the_work_goes_on(cast):
    assert states_of(asked(cast), lambda c: do(cast, c)) == {"in_progress"}


def test_the_head_his_deputy_and_the_gm_may_but_nobody_for_himself(cast):
    case = asked(cast)
    assert who_may(cast, case, "decide_revision") == {"eng_head", "eng_deputy", "gm"}
    with refused("denied", case):
        do(cast, case, by=cast.handler)
    case.solutions.filter(number=3).update(by=cast.eng_head)
    with refused("revision_own", case):
        do(cast, case)


def test_there_must_be_one_and_it_is_decided_once(cast):
    case = stories.in_progress(cast)
    with refused("revision_none", case):
        do(cast, case)
    case = do(cast, asked(cast))
    with refused("revision_none", case):
        do(cast, case)
