"""Register: a voice becomes a case with a number, a first-asked person and running clocks."""

import datetime

import pytest
from django.utils import timezone

from nuanju.cases import verbs
from nuanju.cases.choices import Forced
from nuanju.cases.inputs import Register, register_case
from nuanju.cases.models import Case
from nuanju.core.actors import SYSTEM, Visitor
from nuanju.core.refusals import Denied
from nuanju.library.queries import node
from nuanju.library.verbs import retire_node
from tests.cases import stories
from tests.cases.trial import clocks, due, refused, story

MINUTE = datetime.timedelta(minutes=1)


def test_it_gets_a_number_a_first_asked_person_and_clocks(cast):
    case = stories.registered(cast, tone="angry", wish=" 尽快\n修好 ")
    assert (case.number, case.state, case.version) == ("NJ-BW-20260309-0001", "registered", 1)
    assert (case.registered_by, case.first_asked, case.responsible) == (cast.agent,) * 3
    assert (case.kind, case.port, case.repair_class, case.urgent) == ("quality_complaint", "engineering", "R3", False)
    assert (case.household, case.building, case.caller_name, case.wish) == (
        cast.household1502, cast.building3, "业主甲", "尽快 修好",
    )  # fmt: skip
    assert (case.gaps, case.reported_node, case.title) == ([], case.node, "向下层渗漏：卫生间往楼下漏水，楼下来敲门了")
    assert clocks(case) == {"contact": "running", "assign": "running"}
    assert (due(case, "assign"), due(case, "contact"), case.due_kind) == ("03-09 10:30", "03-09 15:00", "assign")
    assert story(case) == ["受理诉求（400电话），质量投诉（保内整改）", "升为重要：问题类别本身为重要"]
    assert [c.kind for c in case.inbound.all()] == ["first"]


def test_an_urgent_case_is_on_site_and_safe_by_the_clock(cast):
    case = stories.registered(cast, code="H04.01.01.01", words="水管爆了")
    assert case.urgent
    assert {k: due(case, k) for k in clocks(case)} == {
        "assign": "03-09 10:05", "contact": "03-09 10:30", "on_site": "03-09 12:00", "make_safe": "03-09 14:00",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "gaps"),
    [
        ({"callback_phone": ""}, ["no_phone"]),
        ({"callback_phone": "不知道"}, ["no_phone"]),
        ({"house": None}, ["no_place"]),
        ({"node": None}, ["no_node"]),
        ({"customer": None}, ["temporary_caller"]),
        ({"code": None, "intent": "enquiry", "house": None}, ["no_place"]),
    ],
)
def test_gaps_are_marked_not_refused(cast, fields, gaps):
    assert stories.registered(cast, **fields).gaps == gaps


@pytest.mark.parametrize(
    ("code", "field", "fields"),
    [
        ("words_missing", "words", {"words": " \u200b\n"}),
        ("words_too_long", "words", {"words": "漏" * 10_001}),
        ("node_too_coarse", "node", {"code": "H02"}),
        ("backdate_denied", "registered_at", {"registered_at": True}),
        ("deadline_past", "deadline", {"deadline": True}),
        ("phone_unreadable", "phone", {"callback_phone": "1381234567"}),
    ],
)
def test_what_does_not_fit_is_refused_by_name(cast, code, field, fields):
    earlier = timezone.now() - MINUTE
    with refused(code) as caught:
        stories.registered(cast, **{k: earlier if v is True else v for k, v in fields.items()})
    assert caught.value.field == field
    assert not Case.objects.exists()


def test_a_place_of_another_project_is_refused(cast):
    with refused("place_not_in_project"):
        stories.registered(cast, house=cast.ls_house)
    with refused("place_not_in_project"):
        stories.registered(cast, project=cast.ls, house=None, common_area=cast.gate)


def test_a_project_not_switched_on_is_refused(cast):
    with refused("project_not_live"):
        stories.registered(cast, project=cast.ys, house=None)


def test_ten_thousand_characters_markup_and_emoji_are_kept(cast):
    words = "<script>alert(1)</script>'; drop table cases_case;-- 😡" + "漏" * 9_900
    assert stories.registered(cast, words=words).words == words


def test_any_employee_registers_but_no_customer(cast):
    assert stories.registered(cast, by=cast.nobody, channel="internal_report").first_asked == cast.nobody
    with pytest.raises(Denied):
        stories.registered(cast, by=Visitor(1, "路人"))


def test_the_administrator_registers_what_came_in_earlier(cast):
    then = timezone.now() - datetime.timedelta(days=1)
    case = stories.registered(cast, by=cast.admin, registered_at=then)
    assert (case.number, case.registered_at) == ("NJ-BW-20260308-0001", then)
    with refused("registered_in_future"):
        stories.registered(cast, by=cast.admin, registered_at=timezone.now() + 2 * MINUTE)


def test_what_the_system_registers_has_no_registrar(cast):
    case = stories.registered(cast, by=SYSTEM, channel="survey_low_score", first_asked=cast.agent2)
    assert (case.registered_by, case.first_asked) == (None, cast.agent2)


def test_twice_is_two_cases_of_one_event(cast, monday):
    first = stories.registered(cast)
    monday.shift(MINUTE)
    second = stories.registered(cast)
    assert second.number == "NJ-BW-20260309-0002" and first.issue_round == second.issue_round
    assert second.inbound.get().kind == "chase"  # the household asks again before any due


def test_after_the_round_a_new_case_recurs_of_the_old_one(cast, monday):
    old = stories.closed(cast)
    monday.shift(datetime.timedelta(days=91))
    new = stories.registered(cast)
    assert (new.issue_round.issue, new.issue_round.number) == (old.issue_round.issue, 2)
    assert new.recurs_of == old


def test_forced_triggers_and_the_channel_raise_the_level(cast):
    wall = "H01.02.01.01"
    assert stories.registered(cast, code=wall).severity == "normal"
    assert stories.registered(cast, code=wall, channel="gov_12345").severity == "important"
    assert stories.registered(cast, code=wall, forced=[Forced.INJURY]).severity == "hot"
    case = stories.registered(cast, code=None, intent="enquiry", forced=[Forced.GATHERING])
    assert (case.severity, case.peak_severity) == ("major", "major")


def test_a_transfer_from_government_leaves_a_working_day(cast):
    """Stated for Wednesday noon: everything official ends on Tuesday noon at the latest."""
    deadline = timezone.now() + datetime.timedelta(days=2, hours=2)
    case = verbs.contact(
        stories.dispatched(cast, channel="gov_12345", deadline=deadline),
        method="phone",
        content="约明天",
        by=cast.handler,
    )
    assert due(case, "contact") == "03-09 15:00"  # ours is earlier
    assert due(case, "solution") == "03-10 12:00"  # ours would be Wednesday
    assert due(case, "progress_note") == "03-11 10:00"


@pytest.mark.parametrize("missing", [{"house": -1}, {"common_area": -1}, {"customer": -1}, {"code": "Z99"},
                                     {"project": "ZZ"}, {"recurs_of": "NJ-0"}])  # fmt: skip
def test_ids_out_of_scope_are_not_found_and_leave_nothing(cast, missing):
    given = {"project": "BW", "text": "漏水", "house": cast.house1502.pk, "code": stories.LEAK} | missing
    with pytest.raises(Exception, match=r"not_found|node_unknown|project_unknown"):
        register_case(Register(**given), by=cast.cs_manager)
    assert not Case.objects.exists()


def test_a_stranger_cannot_use_our_houses_or_customers(cast):
    with refused("not_found"):
        register_case(Register(project="BW", text="漏水", house=cast.house1502.pk), by=cast.stranger)


def test_register_and_assign_are_one(cast):
    """A photo that is gone leaves no half case behind."""
    given = Register(project="BW", text="漏水", code=stories.LEAK, assign=True, photos=("gone",))
    with refused("file_gone"):
        register_case(given, by=cast.agent)
    assert not Case.objects.exists()
    case = register_case(given.model_copy(update={"photos": (stories.photo(cast.agent),)}), by=cast.agent)
    assert case.state == "assigned"


def test_a_retired_code_is_refused_with_the_one_to_use(cast):
    retire_node(node(stories.LEAK), by=cast.director, reason="并入", replaced_by="H02.01.01.02")
    with refused("node_retired") as caught:
        register_case(Register(project="BW", text="漏水", code=stories.LEAK), by=cast.agent)
    assert "H02.01.01.02" in caught.value.sentence
