"""Agree: the customer consents to the solution, with evidence; the work's clock starts."""

import pytest
from django.utils import timezone

from nuanju.cases import verbs
from nuanju.cases.choices import Ruling
from nuanju.hotline.models import Call
from tests.cases import stories
from tests.cases.trial import DAY, clocks, due, refused, running, states_of, told, who_may

WALL = "H01.02.01.01"  # normal, R2


def do(cast, case, **given):
    plan = stories.plan(**given.pop("plan", {}))
    return verbs.agree(case, **{"plan": plan, "by": cast.handler} | stories.YES | given)


def test_the_work_starts_with_the_consent(cast):
    case = do(cast, stories.contacted(cast, code=WALL))
    assert case.state == "in_progress"
    assert clocks(case) == {
        "assign": "met", "dispatch": "met", "contact": "met", "solution": "met", "completion": "running",
        "progress_note": "running",
    }  # fmt: skip
    assert (due(case, "completion"), due(case, "progress_note")) == ("03-16 10:00", "03-12 10:00")
    version = case.solutions.get()
    assert (version.number, version.ruling, version.by) == (1, "in_warranty", cast.handler)
    assert told(case) == "客户同意方案第1版（短信回复），承诺2026-03-16完成：重做卫生间防水"


def test_a_late_consent_gains_no_time(cast, monday):
    """The solution was due on Thursday at ten; a week later the work still counts from then."""
    case = stories.contacted(cast, code=WALL)
    monday.shift(7 * DAY)
    do(cast, case)
    assert clocks(case)["solution"] == "late"
    assert due(case, "completion") == "03-19 10:00"


@pytest.mark.parametrize(
    ("code", "given"),
    [
        ("consent_missing", {"consent": ""}),
        ("only_without_phone", {"consent": "anonymous"}),
        ("interim_not_here", {"plan": {"interim": True}}),
        ("ruling_by_engineer", {"plan": {"ruling": Ruling.OUT_OF_TERM}}),
        ("reason_missing", {"plan": {"cause": ""}}),
        ("content_missing", {"plan": {"measure": " "}}),
    ],
)
def test_what_does_not_fit_is_refused_by_name(cast, code, given):
    with refused(code, case := stories.contacted(cast)):
        do(cast, case, **given)


def test_no_promise_for_yesterday(cast, monday):
    case, plan = stories.contacted(cast), stories.plan()
    monday.shift(8 * DAY)
    with refused("promised_past", case):
        verbs.agree(case, plan=plan, by=cast.handler, **stories.YES)


def test_a_tenant_needs_the_owners_authorisation(cast):
    given = {"house": cast.house1602, "customer": cast.tenant}
    with refused("consent_not_party", case := stories.contacted(cast, **given)) as caught:
        do(cast, case, consent_note="她说可以")
    assert "租户丙" in caught.value.sentence
    with refused("authorisation_missing", case):
        do(cast, case, consent_note="业主书面授权，见附件")
    paper = (stories.photo(cast.handler),)
    assert do(cast, case, consent_note="业主书面授权，见附件", photos=paper).state == "in_progress"


def test_family_of_the_owner_is_no_owner(cast):
    with refused("consent_not_party", case := stories.contacted(cast, customer=cast.spouse)):
        do(cast, case)


def test_a_tap_is_the_customers_own(cast):
    with refused("tap_by_customer", case := stories.contacted(cast)):
        do(cast, case, consent="tap")


def test_a_recording_is_a_call_with_this_customer_or_a_file(cast):
    case = stories.contacted(cast)
    with refused("consent_call_missing", case):
        do(cast, case, consent="recording")
    for ref, customer in (("T-other", cast.tenant), ("T-his", cast.owner)):
        Call.objects.create(
            call_id=ref, customer=customer, project=cast.bw, started_at=timezone.now(), answered_at=timezone.now()
        )
    for ref in ("T-none", "T-other"):
        with refused("call_not_his", case):
            do(cast, case, consent="recording", call_ref=ref)
    assert do(cast, case, consent="recording", call_ref="T-his").solutions.get().call_ref == "T-his"
    other = stories.contacted(cast)
    assert do(cast, other, consent="recording", photos=(stories.photo(cast.handler),)).state == "in_progress"


@pytest.mark.parametrize("consent", ["sms_reply", "signature"])
def test_what_was_written_is_kept_in_words_or_as_a_file(cast, consent):
    case = stories.contacted(cast, customer=None)  # nobody known gives no consent without it either
    with refused("consent_words_missing", case):
        do(cast, case, consent=consent, consent_note=" ")
    assert do(cast, case, consent=consent, consent_note="", photos=(stories.photo(cast.handler),)).solutions.exists()


def test_an_unverified_caller_is_taken_at_his_word(cast):
    assert do(cast, stories.contacted(cast, customer=None)).state == "in_progress"


def test_a_voice_without_a_number_goes_on_without_consent(cast):
    case = stories.dispatched(cast, callback_phone="", customer=None)
    verbs.contact(case, method="site", content="渗水属实", by=cast.handler)
    do(cast, case, consent="anonymous")
    assert told(case).startswith("客户同意方案第1版（无回电号码，无法征求同意）")


def test_the_engineer_rules_and_the_kind_follows(cast):
    case = stories.contacted(cast)
    do(cast, case, plan={"ruling": Ruling.OUT_OF_TERM}, by=cast.engineer)
    assert (case.kind, case.warranty_ruling, case.ruled_by) == ("paid_repair", "out_of_term", cast.engineer)
    assert case.warranty_words == "房修工程师认定：已过保修期。"


def test_the_engineer_who_confirms_the_ruling_has_ruled(cast):
    case = stories.contacted(cast)
    provisional = case.warranty_ruling
    do(cast, case, plan={"ruling": provisional}, by=cast.engineer)
    assert (case.warranty_ruling, case.ruled_by) == (provisional, cast.engineer)
    other = do(cast, stories.contacted(cast), plan={"ruling": provisional})
    assert other.ruled_by is None  # the handler only leaves it as it is


def test_excluding_needs_its_reason_photos_and_the_customer_told(cast):
    case, photo = stories.contacted(cast), (stories.photo(cast.engineer),)
    whole = {"ruling": Ruling.EXCLUDED, "exclusion": "misuse", "customer_told": True}
    for code, plan, photos in (
        ("exclusion_missing", whole | {"exclusion": ""}, photo),
        ("excluded_needs_proof", whole | {"customer_told": False}, photo),
        ("excluded_needs_proof", whole, ()),
    ):
        with refused(code, case):
            do(cast, case, plan=plan, by=cast.engineer, photos=photos)
    do(cast, case, plan=whole, by=cast.engineer, photos=photo)
    assert (case.kind, case.exclusion, case.solutions.get().exclusion) == ("paid_repair", "misuse", "misuse")
    assert case.conversions.get().reason == "保修认定为不属保修范围（使用不当）"


def test_a_promise_is_answered_with_its_text_at_hand(cast):
    case = stories.contacted(cast, code="H01.03.04.01")
    assert case.kind == "commitment_complaint"
    with refused("promise_text_missing", case):
        do(cast, case, plan={"ruling": ""})
    do(cast, case, plan={"ruling": ""}, photos=(stories.photo(cast.handler),))


def test_a_hot_case_may_begin_with_an_interim_measure(cast):
    """Interim within 24 h; then the final plan within five working days."""
    case = stories.contacted(cast, code=WALL, forced=["injury"])
    assert due(case, "solution") == "03-10 10:00"
    do(cast, case, plan={"interim": True})
    assert clocks(case)["solution"] == "met"
    assert due(case, "solution_final") == "03-16 10:00"
    verbs.revise(case, plan=stories.plan(), by=cast.handler, seen=case.version, **stories.YES)
    assert clocks(case)["solution_final"] == "met"
    assert running(case) == {"completion", "progress_note"}


def test_it_works_once_from_contacted(cast):
    case = stories.contacted(cast)
    assert states_of(case, lambda c: do(cast, c)) == {"contacted"}
    do(cast, case)
    with refused("wrong_state", case):
        do(cast, case)


def test_handler_and_engineer_may(cast):
    case = stories.contacted(cast)
    assert who_may(cast, case, "agree") == {"handler", "engineer"}
    with refused("denied", case):
        do(cast, case, by=cast.eng_head)
