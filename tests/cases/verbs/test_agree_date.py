"""Agree a date: the customer consents to a later completion; the original due is kept for the reports."""

import datetime

from nuanju.cases import verbs
from nuanju.sla import queries as sla
from tests.cases import stories
from tests.cases.trial import due, refused, states_of, told, who_may

WALL = "H01.02.01.01"  # seven days: due 16 March 10:00, times 1.5 → 20 March


def do(cast, case, **given):
    day = datetime.date.fromisoformat(given.pop("on", "2026-03-20"))
    return verbs.agree_date(
        case, **{"agreed_on": day, "evidence": "短信", "by": cast.eng_head, "seen": case.version} | given
    )


def test_it_becomes_the_due(cast):
    case = do(cast, stories.in_progress(cast, code=WALL))
    assert due(case, "completion") == "03-20 18:00"
    assert f"{sla.latest(case, 'completion').original_due_at:%m-%d}" == "03-16"
    assert told(case) == "与客户约定完成日期2026-03-20：短信"


def test_beyond_half_as_much_again_the_project_gm(cast):
    case = stories.in_progress(cast, code=WALL)
    with refused("promised_too_late", case) as caught:
        do(cast, case, on="2026-03-21")
    assert "1.5" in caught.value.sentence
    assert due(do(cast, case, on="2026-03-21", by=cast.gm), "completion") == "03-21 18:00"


def test_a_major_plan_is_the_regions_a_long_one_the_groups(cast):
    case = stories.in_progress(cast, code=WALL, forced=["death"])
    for who in (cast.eng_head, cast.gm):
        with refused("major_plan_above_you", case):
            do(cast, case, on="2026-03-20", by=who)
    with refused("major_plan_above_you", case) as caught:
        do(cast, case, on="2026-04-09", by=cast.regional_gm)
    assert "集团客服总监批准" in caught.value.sentence
    do(cast, case, on="2026-04-08", by=cast.regional_gm)
    assert due(do(cast, case, on="2026-04-09", by=cast.director), "completion") == "04-09 18:00"


def test_what_does_not_fit(cast):
    case = stories.in_progress(cast, code=WALL)
    for code, given in (
        ("promised_past", {"on": "2026-03-09"}),
        ("consent_missing", {"evidence": ""}),
        ("agreed_not_later", {"on": "2026-03-11"}),
    ):
        with refused(code, case):
            do(cast, case, **given)


def test_it_works_in_progress_with_what_one_saw(cast):
    case = stories.in_progress(cast, code=WALL)
    assert states_of(case, lambda c: do(cast, c)) == {"in_progress"}
    seen = case.version
    do(cast, case)
    with refused("changed_meanwhile", case):
        do(cast, case, seen=seen)


def test_head_and_gm_may(cast):
    case = stories.in_progress(cast)
    assert who_may(cast, case, "agree_date") == {"eng_head", "eng_deputy", "gm"}
    with refused("denied", case):
        do(cast, case, by=cast.handler)
