"""Send to rework: the customer is not satisfied; the round goes up, the limits of rework run."""

import pytest
from django.utils import timezone

from nuanju.cases import publiclink, verbs
from nuanju.cases.inputs import INPUTS, perform
from nuanju.cases.publiclink import visitor
from nuanju.cases.verbs import set_figure
from tests.cases import stories
from tests.cases.trial import due, refused, running, states_of, told, who_may


def do(cast, case, **given):
    return verbs.send_to_rework(case, **{"rating": 2, "reasons": ["result"], "by": cast.agent2} | given)


def test_rework_has_its_own_limits(cast):
    case = do(cast, stories.pending_follow_up(cast), words="又漏了")
    assert (case.state, told(case)) == ("rework", "回访不满意，转返工（2分）：结果")
    assert running(case) == {"rework_contact", "rework", "progress_note"}
    assert (due(case, "rework_contact"), due(case, "rework")) == ("03-09 15:00", "03-17 10:00")
    call = case.follow_ups.get()
    assert (call.rating, call.reasons, call.consents_to_close) == (2, ["result"], False)


def test_the_next_report_is_of_the_next_round(cast):
    case = stories.complete(cast, do(cast, stories.pending_follow_up(cast)))
    assert (case.round, [c.round for c in case.completions.order_by("round")]) == (2, [1, 2])


@pytest.mark.parametrize("rating", [4, 5])
def test_a_satisfied_customer_needs_no_rework(cast, rating):
    with refused("rating_for_rework", case := stories.pending_follow_up(cast)):
        do(cast, case, rating=rating)


def test_the_figures_say_what_satisfied_is(cast, client):
    set_figure("rating_satisfied", value=5, effective_on=timezone.localdate(), by=cast.director)
    set_figure("rating_middling", value=4, effective_on=timezone.localdate(), by=cast.director)
    first, second, third = (stories.pending_follow_up(cast, space=space) for space in ("主卫", "次卫", "厨房"))
    given = INPUTS["send_to_rework"](rating=4, reasons=["result"])
    assert perform("send_to_rework", first, given, by=cast.agent2).state == "rework"
    client.post(f"{publiclink.address(second)}rate/", {"rating": "4", "reasons": ["result"]})
    second.refresh_from_db()
    assert second.state == "rework"
    client.post(f"{publiclink.address(third)}rate/", {"rating": "4", "consents_to_close": "yes"})
    third.refresh_from_db()
    assert third.state == "closed"
    client.force_login(cast.agent2)
    page = client.get(f"/follow-ups/{stories.pending_follow_up(cast, space='阳台').number}/").content.decode()
    assert 'data-when="4"' in page and 'data-when="1 2 3 4"' in page and "5 分及以上关闭" in page


def test_it_says_why(cast):
    with refused("reasons_missing", case := stories.pending_follow_up(cast)):
        do(cast, case, reasons=[])


def test_a_three_without_consent_and_the_customer_himself(cast):
    case = stories.pending_follow_up(cast)
    assert do(cast, case, rating=3, by=visitor(case)).state == "rework"


def test_it_works_once_while_it_waits(cast):
    case = stories.pending_follow_up(cast)
    assert states_of(case, lambda c: do(cast, c)) == {"pending_follow_up"}
    do(cast, case)
    with refused("wrong_state", case):
        do(cast, case)


def test_agents_and_leads_follow_up(cast):
    case = stories.pending_follow_up(cast)
    assert who_may(cast, case, "send_to_rework") == {"agent", "agent2", "lead"}
    with refused("denied", case):
        do(cast, case, by=cast.handler)
