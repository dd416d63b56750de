"""Log a contact and note progress: missed calls, later calls, visits, news for the customer."""

from django.utils import timezone

from nuanju.cases import verbs
from tests.cases import stories
from tests.cases.trial import DAY, HOUR, clocks, due, refused, running, states_of, told, who_may


def do(cast, case, **given):
    return verbs.log_contact(
        case, **{"method": "phone", "reached": False, "content": "无人接", "by": cast.handler} | given
    )


def test_a_missed_call_is_no_contact(cast):
    case = do(cast, stories.dispatched(cast))
    assert (case.state, clocks(case)["contact"], told(case)) == (
        "dispatched",
        "running",
        "记录联系（电话，未联系到）：无人接",
    )


def test_a_customer_reached_has_news(cast, monday):
    case = stories.contacted(cast, code="H01.02.01.01")
    monday.shift(DAY)
    do(cast, case, reached=True, content="配件已到")
    assert due(case, "progress_note") == "03-13 10:00"
    monday.shift(DAY)
    verbs.note_progress(case, content="明天施工", by=cast.agent)
    assert (due(case, "progress_note"), told(case)) == (
        "03-16 18:00",
        "告知客户进展：明天施工",
    )  # the 14th is a Saturday


def test_the_handlers_own_call_meets_the_reworks_limit(cast):
    case = verbs.reject(stories.pending_acceptance(cast), failed="渗", by=cast.engineer)
    do(cast, case, reached=True, by=cast.agent)
    assert "rework_contact" in running(case)
    do(cast, case)
    assert "rework_contact" in running(case)
    do(cast, case, reached=True)
    assert clocks(case)["rework_contact"] == "met"


def test_what_does_not_fit(cast):
    case, now = stories.dispatched(cast), timezone.now()
    for code, given in (
        ("content_missing", {"content": ""}),
        ("contact_in_future", {"happened_at": now + HOUR}),
        ("contact_before_case", {"happened_at": now - HOUR}),
        ("appointment_past", {"appointment_at": now}),
        ("only_without_phone", {"method": "site"}),
    ):
        with refused(code, case):
            do(cast, case, **given)
    with refused("content_missing", case := stories.contacted(cast)):
        verbs.note_progress(case, content=" ", by=cast.handler)


def test_from_dispatch_to_the_check(cast):
    case = stories.dispatched(cast)
    working = {"contacted", "in_progress", "rework", "pending_acceptance"}
    assert states_of(case, lambda c: do(cast, c)) == {"dispatched"} | working
    assert states_of(case, lambda c: verbs.note_progress(c, content="快了", by=cast.handler)) == working


def test_handler_and_agents_may(cast):
    case = stories.contacted(cast)
    assert who_may(cast, case, "log_contact") == {"handler", "engineer", "agent", "agent2", "lead"}
    assert who_may(cast, case, "note_progress") == {"handler", "agent", "agent2", "lead"}
    with refused("denied", case):
        do(cast, case, by=cast.prop_handler)
