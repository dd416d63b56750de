"""The rules of the loop as tables: kind, level, port, counts, continuity."""

import datetime

import pytest
from django.utils import timezone

from nuanju.cases import inbound, kinds, verbs
from nuanju.cases.models import InboundContact
from nuanju.cases.severity.assess import Values, assess
from nuanju.cases.severity.levels import hint_of
from nuanju.cases.severity.rules import Rules
from nuanju.library import queries as library
from nuanju.org.models import Project
from tests.cases import stories
from tests.cases.trial import DAY, HOUR

WALL = "H01.02.01.01"


@pytest.mark.parametrize(
    ("row", "intent", "node_kind", "treatment", "ruling", "safety", "kind"),
    [
        (1, "enquiry", "service", "always_complaint", "not_applicable", False, "enquiry"),
        (2, "praise", "construction", "warranty", "in_warranty", False, "praise"),
        (3, "suggestion", None, None, "not_applicable", False, "suggestion"),
        (4, None, "service", "always_complaint", "not_applicable", False, "service_complaint"),
        (4, None, "operation", "always_complaint", "not_applicable", False, "service_complaint"),
        (5, None, "commitment", "always_complaint", "not_applicable", False, "commitment_complaint"),
        (6, None, "design", "always_complaint", "not_applicable", False, "design_complaint"),
        (7, None, "construction", "warranty", "in_warranty", False, "quality_complaint"),
        (8, None, "construction", "warranty", "undetermined", False, "quality_complaint"),
        (9, None, "construction", "warranty", "out_of_term", False, "paid_repair"),
        (9, None, "construction", "warranty", "excluded", False, "paid_repair"),
        (9, None, "construction", "warranty", "out_of_term", True, "quality_complaint"),  # until the cause is ruled
        (10, None, "external", "assist_request", "not_applicable", False, "assistance"),
        (0, None, None, None, "not_applicable", False, "service_complaint"),
    ],
)
def test_the_first_row_that_fits_names_the_kind(row, intent, node_kind, treatment, ruling, safety, kind):
    assert kind == kinds.decide(
        intent=intent, node_kind=node_kind, treatment=treatment, ruling=ruling, safety=safety
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "sev", "safety", "urgent", "forced", "level"),
    [
        ("quality_complaint", None, False, False, [], "normal"),
        ("quality_complaint", "normal", False, False, [], "normal"),
        ("quality_complaint", "important", False, False, [], "important"),
        ("quality_complaint", "hot", False, False, [], "important"),  # one mild complaint does not page the GM
        ("quality_complaint", "major", False, False, [], "important"),
        ("quality_complaint", "hot", True, False, [], "hot"),
        ("quality_complaint", "major", False, True, [], "major"),
        ("enquiry", "hot", True, True, [], "normal"),
        ("praise", None, False, False, ["death"], "major"),
        *[("quality_complaint", None, False, False, [f], "hot") for f in ("injury", "structure", "gas_fire", "lawyer")],
        *[("quality_complaint", None, False, False, [f], "major")
          for f in ("death", "gathering", "delivery_blocked", "group_petition")],
        *[("quality_complaint", None, False, False, [f], "important") for f in ("government", "transfers")],
        ("quality_complaint", "important", False, False, ["government", "gas_fire"], "hot"),
    ],
)  # fmt: skip
def test_hint_and_forced_triggers_give_the_first_level(kind, sev, safety, urgent, forced, level):
    hint = hint_of(sev, safety=safety, urgent=urgent)
    found = assess(Values(), Rules(), takes_part=kind not in ("enquiry", "praise"), hint=hint, forced=forced)
    assert found.level == level


@pytest.mark.parametrize(
    ("contacts", "count"),
    [
        ([(0, "first")], 1),
        ([(0, "first"), (5, "repeat")], 2),
        ([(0, "first"), (1.9, "repeat")], 1),  # within two hours of the last one that counted
        ([(0, "first"), (2, "repeat")], 2),
        ([(0, "first"), (5, "repeat"), (6, "repeat"), (7, "repeat")], 3),
        ([(0, "first"), (3, "chase"), (6, "chase")], 1),
        ([(0, "first"), (3, "chase"), (6, "chase"), (9, "chase")], 2),  # every third chaser counts
        ([(0, "first"), *((3 * n, "chase") for n in range(1, 7)), (30, "repeat")], 4),
    ],
)
def test_repeats_and_every_third_chaser_are_counted(db, contacts, count):
    start = timezone.now()
    assert inbound.count([(start + hours * HOUR, kind) for hours, kind in contacts]) == count


def test_the_household_is_counted_not_its_neighbours(cast, clock):
    case = stories.registered(cast, code=WALL, house=None, household=None, customer=cast.owner)
    clock.shift(3 * HOUR)
    same = stories.registered(cast, code=WALL, house=None, household=None, customer=cast.owner)
    stories.registered(cast, code=WALL, house=None, household=None, customer=cast.neighbour)
    assert case.issue_round == same.issue_round
    assert inbound.same_customer_count(case) == 2  # the assignment was overdue by then
    assert InboundContact.objects.filter(kind="first").count() == 2


@pytest.mark.parametrize(
    ("code", "taken_over", "port"),
    [
        ("C01.03.02.02", None, "engineering"),  # a common part, and nobody has taken the estate over
        ("C01.03.02.02", "2026-03-10", "engineering"),
        ("C01.03.02.02", "2026-03-09", "property"),
        (WALL, None, "engineering"),
        ("S02.01.01.02", "2026-03-09", "sales"),
    ],
)
def test_common_parts_belong_to_engineering_until_the_take_over(cast, clock, code, taken_over, port):
    clock.shift(-9 * HOUR)  # one in the morning of the ninth: the eighth in London
    Project.objects.filter(pk=cast.bw.pk).update(taken_over_on=taken_over)
    cast.bw.refresh_from_db()
    assert stories.registered(cast, code=code, house=None, common_area=cast.lift_hall).port == port


def test_a_common_part_taken_over_for_itself_belongs_to_the_property_company_from_then_on(cast, clock):
    cast.lift_hall.taken_over_on = datetime.date(2026, 3, 1)
    cast.lift_hall.save()
    lift = {"code": "C01.03.02.02", "house": None}
    assert stories.registered(cast, common_area=cast.lift_hall, **lift).port == "property"
    assert stories.registered(cast, common_area=cast.gate, **lift).port == "engineering"


def out_of_term(cast):
    """碧湾 3-2-1502 was handed over in February 2024: the wall's two years have ended."""
    cast.house1502.handover_on = datetime.date(2024, 1, 20)
    cast.house1502.save()
    cast.building3.accepted_on = datetime.date(2024, 1, 10)
    cast.building3.save()


def test_out_of_term_is_a_paid_repair(cast, clock):
    out_of_term(cast)
    case = stories.registered(cast, code=WALL)
    assert (case.kind, case.warranty_ruling) == ("paid_repair", "out_of_term")


def test_first_reported_in_term_and_not_cured_stays_a_complaint(cast, clock):
    out_of_term(cast)
    clock.shift(-60 * DAY)  # the eighth of January: in term
    assert stories.registered(cast, code=WALL).warranty_ruling == "in_warranty"
    clock.shift(60 * DAY)
    case = stories.registered(cast, code=WALL)
    assert (case.kind, case.warranty_ruling) == ("quality_complaint", "in_warranty")
    assert "没有根治" in case.warranty_words


def test_a_repair_in_term_that_fails_within_its_own_months_stays_a_complaint(cast, clock):
    out_of_term(cast)
    clock.shift(-100 * DAY)
    stories.closed(cast, code=WALL)
    clock.shift(100 * DAY)  # the round is over, the repair's six months are not
    case = stories.registered(cast, code=WALL)
    assert (case.issue_round.number, case.kind) == (2, "quality_complaint")
    assert "维修部位保修到2026年5月29日" in case.warranty_words
    clock.shift(190 * DAY)
    verbs.ask_cancel(case, evidence="误登", by=cast.agent)
    verbs.cancel(case, by=cast.lead)
    assert stories.registered(cast, code=WALL).kind == "paid_repair"


def test_a_repairs_end_on_a_rest_day_moves_like_any_other(cast, clock):
    out_of_term(cast)
    clock.shift(-99 * DAY)  # accepted on the thirtieth of November; the thirtieth of May is a Saturday
    stories.closed(cast, code=WALL)
    clock.shift(99 * DAY)
    assert "维修部位保修到2026年6月1日" in stories.registered(cast, code=WALL).warranty_words


def test_the_later_end_counts_while_the_term_lasts(cast, clock):
    """Worked case 9: what was repaired shortly before the end is in term longer than the rest."""
    cast.house1502.handover_on = datetime.date(2024, 4, 1)  # 24 months: until April 2026
    cast.house1502.save()
    stories.closed(cast, code=WALL)  # in March
    words = stories.registered(cast, code=WALL).warranty_words
    assert "在保修期内" in words and "维修部位保修到2026年9月9日" in words


def test_a_first_report_by_mistake_keeps_nothing_in_term(cast, clock):
    out_of_term(cast)
    clock.shift(-60 * DAY)
    first = stories.registered(cast, code=WALL)
    verbs.ask_cancel(first, evidence="登错了房号", misfiled=True, by=cast.agent)
    verbs.cancel(first, by=cast.lead)
    clock.shift(60 * DAY)
    assert stories.registered(cast, code=WALL).warranty_ruling == "out_of_term"


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ({"space": ""}, {"space": "主卧"}), ({"space": "主卧"}, {"space": ""}),
        ({"code": "H01.02", "space": "主卧"}, {"space": "主卧"}),
    ],
)  # fmt: skip
def test_what_was_told_less_exactly_in_term_still_counts(cast, clock, first, later):
    out_of_term(cast)
    clock.shift(-60 * DAY)
    stories.registered(cast, **{"code": WALL} | first)
    clock.shift(60 * DAY)
    assert stories.registered(cast, code=WALL, **later).warranty_ruling == "in_warranty"


def test_another_space_or_house_in_term_does_not(cast, clock):
    out_of_term(cast)
    clock.shift(-60 * DAY)
    stories.registered(cast, code=WALL, space="主卧")
    stories.registered(cast, code=WALL, house=cast.house1402, customer=None, space="次卧")
    clock.shift(60 * DAY)
    assert stories.registered(cast, code=WALL, space="次卧").warranty_ruling == "out_of_term"


def test_another_space_is_another_event(cast, clock):
    assert stories.registered(cast).issue_round.issue != stories.registered(cast, space="次卫").issue_round.issue
    assert stories.registered(cast, node=None).issue_round is None


def found_to_be(cast, case, code: str):
    return verbs.classify(case, node=library.node(code), reason="看了现场", by=cast.agent, seen=case.version)


def test_what_was_found_to_be_something_else_keeps_nothing_in_term(cast, clock):
    out_of_term(cast)
    clock.shift(-60 * DAY)
    found_to_be(cast, stories.registered(cast, code=WALL), stories.LEAK)
    clock.shift(60 * DAY)
    case = stories.registered(cast, code=WALL)
    assert (case.kind, case.warranty_ruling) == ("paid_repair", "out_of_term")
    assert (case.issue_round.number, case.issue_round.opened_at) == (1, case.registered_at)


def test_the_round_a_case_leaves_ended_with_its_others(cast, clock):
    closed = stories.closed(cast)
    clock.shift(10 * DAY)
    second = stories.registered(cast)
    assert second.issue_round == closed.issue_round
    found_to_be(cast, second, WALL)
    closed.issue_round.refresh_from_db()
    assert closed.issue_round.last_closed_at == closed.closed_at


def test_the_round_a_case_leaves_stays_open_for_others(cast, clock):
    first, second = stories.registered(cast), stories.registered(cast)
    found_to_be(cast, second, WALL)
    first.issue_round.refresh_from_db()
    assert first.issue_round.last_closed_at is None
