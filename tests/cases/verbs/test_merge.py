"""Merge: a double entry of one household's event; the older case keeps the earliest time and all contacts."""

import pytest

from nuanju.cases import inbound, merged, verbs
from nuanju.cases.models import Case
from nuanju.core import files
from nuanju.core.refusals import Denied
from nuanju.hotline import queries
from tests.cases import stories
from tests.cases.trial import HOUR, clocks, refused, states_of, told, who_may
from tests.hotline.calls import rang


def two(cast, monday, **second):
    first = stories.registered(cast)
    monday.shift(3 * HOUR)
    return first, stories.registered(cast, **second)


def do(cast, case, into, **given):
    return verbs.merge(case, **{"into": into, "reason": "重复登记", "by": cast.agent} | given)


def test_the_older_one_stays(cast, monday):
    first, second = two(cast, monday)
    do(cast, second, first)
    assert (second.state, second.merged_into, second.closed_at) == ("merged", first, None)
    assert set(clocks(second).values()) == {"void"} and set(clocks(first).values()) == {"running"}
    assert told(second) == f"并入{first.number}：重复登记"
    assert inbound.same_customer_count(first) == 2  # the second call came after the assignment was due: it still counts
    first.issue_round.refresh_from_db()
    assert first.issue_round.last_closed_at is None


def test_only_one_household_and_one_event(cast, monday):
    first, _ = two(cast, monday)
    others = [
        stories.registered(cast, house=cast.house1602, customer=cast.neighbour, callback_phone="13500005678"),
        stories.registered(cast, code="H01.02.01.01"),
    ]
    for other in others:
        with refused("merge_other_household", other):
            do(cast, other, first)
    with refused("merge_other_household", first):
        do(cast, first, first)


def test_a_voice_without_a_house_is_known_by_its_number(cast, monday):
    first, second = two(cast, monday, house=None, node=None)
    assert do(cast, second, first).state == "merged"


def test_never_into_the_later_nor_into_the_ended(cast, monday):
    first, second = two(cast, monday)
    with refused("merge_into_earlier", first) as caught:
        do(cast, first, second)
    assert first.number in caught.value.sentence
    seen_before = type(first).objects.get(pk=first.pk)
    verbs.ask_cancel(first, evidence="误登", by=cast.agent)
    verbs.cancel(first, by=cast.lead)
    with refused("merge_into_open", second):
        do(cast, second, seen_before)  # it ended after we looked


def test_it_says_why_and_names_what_one_may_see(cast, monday):
    from nuanju.cases.inputs import INPUTS, perform

    first, second = two(cast, monday)
    with refused("reason_missing", second):
        do(cast, second, first, reason="")
    for number in ("NJ-BW-20260309-9999", "", first.number.replace("BW", "LS")):
        with refused("not_found", second):
            perform("merge", second, INPUTS["merge"](into=number, reason="重复"), by=cast.agent)


def test_any_open_case_once(cast, monday):
    first, second = two(cast, monday)
    assert states_of(second, lambda c: do(cast, c, first)) == {
        "registered", "assigned", "dispatched", "contacted", "in_progress", "pending_acceptance",
        "pending_follow_up", "rework",
    }  # fmt: skip
    do(cast, second, first)
    with refused("wrong_state", second):
        do(cast, second, first)


def test_agents_and_the_ports_head_may(cast, monday):
    first, second = two(cast, monday)
    assert who_may(cast, second, "merge") == {"agent", "agent2", "lead", "eng_head", "eng_deputy"}
    with refused("denied", second):
        do(cast, second, first, by=cast.handler)


def test_the_master_keeps_contacts_files_and_calls_of_all_that_went_into_it(cast, monday, client):
    rang("c-2")
    first, second = two(cast, monday, call_ref="c-2")
    monday.shift(HOUR)
    third = stories.registered(cast)
    verbs.chase(third, words="第三次打来了", by=cast.agent)
    files.attach([stories.photo(cast.agent)], third, step="register", by=cast.agent)
    do(cast, third, second)
    do(cast, second, first)
    assert merged.family(first) == [first.pk, second.pk, third.pk]
    assert [c.call_id for c in queries.calls_of_case(first, cast.agent)] == ["c-2"]
    client.force_login(cast.agent)
    page = client.get(f"/cases/{first.number}/").content.decode()
    assert "来电 4 次" in page and "第三次打来了" in page and third.number in page
    assert "并入的诉求带来的文件 1" in page and "通话 1" in page
    [photo] = files.of(third)
    Case.objects.filter(pk=first.pk).update(handler=cast.handler)  # who takes part in the master alone
    assert not Case.objects.visible_to(cast.handler).filter(pk=third.pk).exists()
    assert files.may_see(cast.handler, photo)
    assert not files.may_see(cast.stranger, photo)


def test_contacts_of_a_voice_without_an_issue_count_on_the_master(cast, monday, run_jobs):
    first, second = two(cast, monday, house=None, customer=None, code=None, intent="enquiry")
    monday.shift(24 * HOUR)
    verbs.chase(second, words="还没有人来", by=cast.agent)
    before = inbound.same_customer_count(first)
    do(cast, second, first)
    run_jobs()
    assert (before, inbound.same_customer_count(first)) == (1, 3)


def test_chasing_what_was_merged_names_the_master(cast, monday, client):
    first, second = two(cast, monday)
    third = stories.registered(cast)
    do(cast, third, second)
    do(cast, second, first)
    with refused("merged_away", third) as caught:
        verbs.chase(third, words="怎么还没人来", by=cast.agent)
    assert first.number in caught.value.sentence
    client.force_login(cast.agent)
    for answer in (
        client.get(f"/cases/{third.number}/chase/"),
        client.post(f"/cases/{third.number}/chase/", {"words": "怎么还没人来"}),
        client.post(f"/agent/join/{third.number}", {"text": "怎么还没人来"}),
    ):
        assert answer.status_code == 409 and f'href="/cases/{first.number}/"' in answer.content.decode()


def test_whoever_may_not_chase_is_told_no_number(cast, monday):
    first, second = two(cast, monday)
    do(cast, second, first)
    with pytest.raises(Denied):
        verbs.chase(second, words="怎么还没人来", by=cast.stranger)
