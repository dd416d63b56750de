"""Check rain, record rain: a mended leak is asked about again after the next heavy rain, or after thirty days."""

import datetime

import pytest
from django.utils import timezone

from nuanju.cases import inbound, queries, verbs
from nuanju.cases.figures import DEFAULTS
from nuanju.cases.models import Case, RainCheck
from nuanju.core.refusals import Denied, Invalid
from nuanju.sla.calendar import local
from tests.cases import stories
from tests.cases.trial import DAY, refused, states_of, told, who_may

HOLED = "H01.02.01.01"  # a repair, no leak


@pytest.fixture
def mended(cast, monday, run_jobs):
    """A leak mended, followed up and closed; the check waits."""

    def mended(**fields):
        case = stories.closed(cast, **fields)
        run_jobs()
        return case

    return mended


def do(cast, case, **given):
    return verbs.check_rain(case, **{"result": "dry", "words": "没有再漏", "by": cast.agent2} | given)


def rain(cast, **given):
    return verbs.record_rain(cast.city, **{"on": timezone.localdate(), "by": cast.city_gm} | given)


# when it is asked


def test_it_is_due_thirty_days_after_acceptance_off_the_rest_days(cast, monday, mended):
    check = mended().rain_checks.get()
    thirty = local(check.accepted_at).date() + datetime.timedelta(days=30)
    assert thirty <= local(check.due_at).date() <= thirty + datetime.timedelta(days=9)
    assert list(queries.rain_checks(cast.agent2)) == []  # not yet
    monday.shift(28 * DAY)
    assert list(queries.rain_checks(cast.agent2)) == [check]


def test_only_leaks_are_asked_about(cast, monday, run_jobs):
    stories.closed(cast, code=HOLED)
    run_jobs()
    assert RainCheck.objects.count() == 0


def test_heavy_rain_brings_it_forward(cast, monday, mended):
    case = mended()
    monday.shift(5 * DAY)
    found = rain(cast, note="台风过境")
    [check] = queries.rain_checks(cast.agent2)
    assert (check.case, check.rain) == (case, found)
    assert check.due_at <= timezone.now() + 3 * DAY + DAY * 2  # three days, off the rest days
    monday.shift(DAY)
    before = check.due_at
    rain(cast)  # and it rained again: the first stands
    check.refresh_from_db()
    assert (check.due_at, check.rain) == (before, found)


def test_rain_before_the_repair_or_elsewhere_says_nothing(cast, monday, mended):
    case = mended()
    rain(cast)  # the very day it was accepted
    verbs.record_rain(cast.dark_city, on=timezone.localdate(), by=cast.lead)
    assert case.rain_checks.get().rain is None


def test_the_figures_are_versioned():
    assert {"rain_check_days": "30", "rain_check_after_days": "3"}.items() <= {
        k: v[0] for k, v in DEFAULTS.items()
    }.items()


# what becomes of it


def test_dry_is_written_down_and_the_case_stays_closed(cast, monday, mended):
    case = do(cast, mended())
    check = case.rain_checks.get()
    assert (case.state, check.result, check.settled_by) == ("closed", "dry", cast.agent2)
    assert told(case) == "雨后回访：没有再漏（没有再漏）"
    monday.shift(60 * DAY)
    assert list(queries.rain_checks(cast.agent2)) == []


def test_leaking_again_reopens_the_case_and_the_next_acceptance_asks_anew(cast, monday, mended, run_jobs):
    case = do(cast, mended(), result="leaks", words="又开始滴水")
    assert (case.state, case.rain_checks.get().result) == ("rework", "leaks")
    assert "雨后回访：又开始滴水" in told(case)
    stories.accept(cast, stories.complete(cast, case))
    verbs.close(case, rating=5, by=cast.agent2)
    run_jobs()
    assert [c.round for c in RainCheck.objects.open()] == [case.round]


def test_our_own_call_is_no_repeat_complaint(cast, monday, mended, run_jobs):
    case = mended()
    before = case.severity
    do(cast, case, result="leaks", words="又开始滴水")
    run_jobs()
    case.refresh_from_db()
    assert (inbound.same_customer_count(case), [c.kind for c in case.inbound.all()]) == (1, ["first"])
    assert case.severity == before


def test_nobody_there_leaves_it_until_called_often_enough(cast, monday, mended):
    case = mended()
    for _ in range(2):
        do(cast, case, result="unreached", words="")
        assert case.rain_checks.get().settled_at is None
    do(cast, case, result="unreached", words="")
    assert (case.rain_checks.get().tries, case.rain_checks.get().result) == (3, "unreached")
    assert case.rain_checks.get().settled_at is not None


def test_twice_is_refused(cast, monday, mended):
    case = do(cast, mended())
    with refused("no_rain_check", case):
        do(cast, case)


def test_where_it_leaks_is_said(cast, monday, mended):
    with pytest.raises(Invalid, match="rain_words"):
        do(cast, mended(), result="leaks", words="")


def test_only_of_a_closed_case_and_by_who_follows_up(cast, monday, mended):
    case = mended()
    assert states_of(case, lambda c: do(cast, c)) == {"closed"}
    assert who_may(cast, case, "check_rain") == who_may(cast, case, "miss_follow_up") > {"agent2"}
    for stranger in (cast.stranger_agent, cast.viewer, cast.handler):
        with pytest.raises(Denied):
            do(cast, case, by=stranger)
    assert not RainCheck.objects.visible_to(cast.stranger_agent).exists()


# who records rain


def test_the_city_and_the_lead_of_the_hotline_record_rain_once_a_day(cast, monday):
    for nobody in (cast.agent, cast.gm, cast.cs_manager, cast.viewer):
        with pytest.raises(Denied):
            rain(cast, by=nobody)
    with pytest.raises(Denied):
        verbs.record_rain(cast.dark_city, on=timezone.localdate(), by=cast.city_gm)  # another city
    rain(cast)
    with pytest.raises(Invalid, match="rain_known"):
        rain(cast, by=cast.lead)
    with pytest.raises(Invalid, match="rain_ahead"):
        rain(cast, on=stories.tomorrow())


def test_the_pages_record_rain_and_show_whom_to_ask(cast, monday, mended, client):
    case = mended()
    monday.shift(5 * DAY)
    client.force_login(cast.lead)
    given = {"city": cast.city.pk, "on": f"{timezone.localdate()}", "note": "全市大雨", "command_id": "rain-1"}
    for _ in range(2):  # sent twice is done once
        assert client.post("/follow-ups/rain", given).status_code == 302
    assert "全市大雨" in client.get("/follow-ups/rain").content.decode()
    assert client.post("/follow-ups/rain", given | {"command_id": "rain-2"}).status_code == 422
    assert client.post("/follow-ups/rain", {"city": cast.city.pk, "on": "昨天"}).status_code == 422
    client.force_login(cast.agent2)
    page = client.get("/follow-ups/").content.decode()
    assert case.number in page and "雨后回访" in page and "大雨" in page
    assert f"/cases/{case.number}/check_rain/" in client.get(f"/cases/{case.number}/").content.decode()
    done = client.post(f"/cases/{case.number}/check_rain/", {"result": "leaks", "words": "又漏了"})
    assert done.status_code == 302 and Case.objects.get(pk=case.pk).state == "rework"
    assert "rain-" not in client.get("/follow-ups/").content.decode().split('id="queue"')[1]
