"""Severity: the four measures as tables, thresholds as versions, rises told once, falls only by two of the group."""

import datetime

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from nuanju.cases import rising, spreading, verbs
from nuanju.cases.models import Case
from nuanju.cases.severity import RANK, media, rules
from nuanju.cases.severity.assess import Lowered, Values, assess
from nuanju.cases.severity.levels import Hint
from nuanju.cases.severity.measure import values_of
from nuanju.core.models import Event
from nuanju.customers.models import Household
from nuanju.library.queries import node
from tests.cases import stories
from tests.cases.trial import DAY, HOUR, due, refused

CRACK = "H01.02.01.01"  # a hint of nothing: normal
HOT_TOPIC = "D01.01.01.01"  # a hint of hot without danger
RULES = rules.Rules()


@pytest.mark.parametrize(
    ("values", "level"),
    [
        (Values(), "normal"),
        (Values(same=2), "important"), (Values(same=3), "hot"), (Values(same=4), "hot"), (Values(same=5), "major"),
        (Values(others=2), "normal"), (Values(others=3), "important"), (Values(others=4), "important"),
        (Values(others=5), "hot"), (Values(others=9), "hot"), (Values(others=10), "major"),
        (Values(delay=2), "normal"), (Values(delay=3), "important"), (Values(delay=6), "important"),
        (Values(delay=7), "hot"), (Values(delay=14), "hot"), (Values(delay=15), "major"),
        (Values(media=1), "important"), (Values(media=2), "hot"), (Values(media=3), "major"), (Values(media=4), "major"),
        (Values(same=2, others=5, delay=3), "hot"),
    ],
)  # fmt: skip
def test_the_level_is_the_highest_of_the_four(values, level):
    found = assess(values, RULES, takes_part=True)
    assert found.level == level
    assert found.rung == (4 if values.media == 4 else RANK[level])
    assert bool(found.causes) == (level != "normal")
    assert assess(values, RULES, takes_part=False).level == "normal"  # enquiries and feedback take no part


def test_a_hot_topic_counts_fully_only_once_it_spreads():
    hot, danger = Hint("hot", at_once=False), Hint("hot", at_once=True)
    assert assess(Values(), RULES, takes_part=True, hint=hot).level == "important"
    assert assess(Values(), RULES, takes_part=True, hint=danger).level == "hot"
    assert assess(Values(same=2), RULES, takes_part=True, hint=hot).level == "hot"


def test_what_was_known_when_it_was_lowered_raises_no_more():
    before = Lowered("normal", Values(same=2, others=5), frozenset({"injury"}))
    given = {"takes_part": True, "lowered": before, "forced": ["injury"], "hint": Hint("important")}
    assert assess(Values(same=2, others=5), RULES, **given).level == "normal"
    assert assess(Values(same=2, others=6), RULES, **given).level == "hot"  # another household since
    assert assess(Values(same=2, others=5), RULES, **given | {"forced": ["injury", "death"]}).level == "major"


steps = st.builds(Values, st.integers(1, 8), st.integers(1, 14), st.integers(0, 20), st.integers(0, 4))


@given(steps, steps)
def test_more_of_anything_is_never_a_lower_level(one, two):
    both = Values(*map(max, one, two))
    assert RANK[assess(both, RULES, takes_part=True).level] == max(
        RANK[assess(v, RULES, takes_part=True).level] for v in (one, two)
    )


@pytest.mark.parametrize(
    ("entries", "level"),
    [
        ([], 0),
        ([("群", "private", 1)], 1),
        ([("群", "private", 1), ("群 ", "private", 1), ("另", "private", 1)], 1),
        ([(f"号{i}", "private", 1) for i in range(3)], 2),  # three outlets of a level count as the next
        ([("论坛", "local", 2)], 2),
        ([("论坛", "local", 2), ("晚报", "local", 2)], 3),
        ([("央视", "national", 4)], 4),
    ],
)
def test_media_levels(entries, level):
    assert media.level(entries) == level


@pytest.mark.parametrize(
    ("kind", "views", "interactions", "level"),
    [("private", 9_999, 99, 1), ("private", 10_000, 0, 2), ("private", 0, 100, 2), ("private", 100_000, 0, 3),
     ("private", 1_000_001, 0, 4), ("local", 0, 0, 2), ("city", 0, 0, 3), ("national", 0, 0, 4)],
)  # fmt: skip
def test_one_sighting(kind, views, interactions, level):
    assert media.level_of(kind, views=views, interactions=interactions) == level


def raised(case) -> list[dict]:
    return [e.data for e in Event.objects.filter(subject_id=case.pk, kind="case.severity_raised").order_by("id")]


def neighbours(cast, n: int, **fields) -> list[Case]:
    """n households of the same problem, the first the owner's own."""
    homes = [cast.house1502, cast.house1402, cast.house1602, cast.house1501, cast.house301][:n]
    for home in homes:
        Household.objects.get_or_create(
            house=home, defaults={"project": cast.bw, "started_on": datetime.date(2024, 1, 1)}
        )
    given = {"code": CRACK, "customer": None} | fields
    return [stories.registered(cast, house=home, **given) for home in homes]


def test_neighbours_raise_each_other(cast, clock, run_jobs):
    cases = neighbours(cast, 3)
    run_jobs()
    for case in cases:
        case.refresh_from_db()
    assert [c.severity for c in cases] == ["important"] * 3
    assert [len(raised(c)) for c in cases] == [1, 1, 1]
    assert raised(cases[0])[0]["causes"] == ["不同客户同类问题30天内3户"]
    assert raised(cases[0])[0]["values"] == {"same": 1, "others": 3, "delay": 0, "media": 0}
    run_jobs()
    assert [len(raised(c)) for c in cases] == [1, 1, 1]


def test_one_household_three_times_is_no_neighbour(cast, clock):
    for _ in range(3):
        case = stories.registered(cast, code=CRACK, space="主卧")
        clock.shift(HOUR)
    assert values_of(case).others == 1


def test_a_repeat_after_the_due_raises_and_tightens(cast, clock):
    case = stories.dispatched(cast, code=CRACK)
    clock.shift(1.2 * DAY)  # the contact is overdue
    assert case.severity == "normal"
    verbs.chase(case, words="没人联系我", by=cast.agent)
    assert (case.severity, case.rung, case.responsible) == ("important", 1, cast.eng_head)
    assert raised(case)[0]["causes"] == ["同一客户同一事件第2次"]
    assert (raised(case)[0]["former"]["text"], raised(case)[0]["responsible"]["text"]) == ("处理人甲", "工程负责人")


def test_a_rise_never_makes_a_due_later(cast, clock):
    case = stories.dispatched(cast, code=CRACK)
    before = due(case, "contact")
    verbs.classify(case, forced=("lawyer",), reason="收到律师函", by=cast.agent, seen=case.version)
    assert (case.severity, case.responsible) == ("hot", cast.gm)
    assert due(case, "contact") == "03-09 12:00" < before


def test_waiting_raises_by_itself_once_per_level(cast, clock):
    case = stories.dispatched(cast, code=CRACK)
    for days, level in ((3, "normal"), (1.5, "important"), (4, "hot"), (8, "major")):
        clock.shift(days * DAY)
        spreading.raise_delayed(timezone.now())
        spreading.raise_delayed(timezone.now())
        case.refresh_from_db()
        assert case.severity == level
    assert [d["level"]["id"] for d in raised(case)] == ["important", "hot", "major"]
    assert case.responsible == cast.regional_gm


def test_one_that_waits_without_rising_keeps_nobody_else_from_it(cast, clock, monkeypatch):
    monkeypatch.setattr(spreading, "BATCH", 1)
    resting, rested, waiting = (stories.contacted(cast, code=code) for code in (CRACK, "H01.02.02.01", "H01.02.03.01"))
    paused(cast, resting, days=12)
    clock.shift(4 * DAY)  # Friday: one day late
    paused(cast, rested)
    clock.shift(3 * DAY)
    verbs.resume(rested, by=cast.handler)
    [era] = rules.eras()
    assert set(spreading.delayed(era, timezone.now())) == {rested, waiting}
    assert spreading.raise_delayed() == 1
    waiting.refresh_from_db()
    assert waiting.severity == "important"


def test_a_case_born_hot_has_its_gm_from_the_first_minute(cast, clock, run_jobs):
    case = stories.registered(cast, code=CRACK, forced=("gas_fire",))
    assert (case.severity, case.responsible, raised(case)[0]["former"]) == ("hot", cast.gm, None)
    run_jobs()
    assert cast.gm.notices.filter(code="N08", channel="sms").count() == 1


def test_media_raise_and_m4_goes_to_the_vice_president(cast, clock):
    case = stories.dispatched(cast, code=CRACK)
    verbs.add_media(case, outlet="业主群", outlet_kind="private", by=cast.agent)
    assert (case.severity, case.rung) == ("important", 1)
    verbs.add_media(case, outlet="全国台", outlet_kind="national", by=cast.legal)
    assert (case.severity, case.rung, case.responsible) == ("major", 4, cast.vp)
    with refused("denied", case):
        verbs.add_media(case, outlet="x", outlet_kind="private", by=cast.handler)


def test_the_same_trigger_counts_once(cast, clock):
    case = stories.dispatched(cast, code=CRACK)
    verbs.force(case, "cluster", reason="同楼五户")
    verbs.force(case, "cluster", reason="同楼六户")
    assert (case.severity, len(raised(case)), case.version) == ("hot", 1, 4)
    with refused("denied", case):
        verbs.force(case, "cluster_major", reason="x", by=cast.director)
    with refused("by_rule_only"):
        stories.registered(cast, forced=("cluster",))


def paused(cast, case, days=3):
    resume_on = timezone.localdate() + days * DAY
    verbs.ask_pause(case, reason="no_access", evidence="业主出差", resume_on=resume_on, by=cast.handler)
    return verbs.decide_pause(case, approved=True, by=cast.gm)


def lowered(cast, case, level="normal"):
    verbs.ask_lower(case, level=level, reason="已整改，业主认可", by=cast.monitor)
    return verbs.lower(case, by=cast.director)


def test_it_falls_only_by_two_of_the_group(cast, clock):
    case = stories.dispatched(cast, code=CRACK, forced=("lawyer",))
    for nobody in (cast.gm, cast.agent, cast.regional_gm):
        with refused("denied", case):
            verbs.ask_lower(case, level="normal", reason="x", by=nobody)
    verbs.ask_lower(case, level="important", reason="已撤诉", by=cast.monitor)
    with refused("lower_waits", case):
        verbs.ask_lower(case, level="normal", reason="x", by=cast.director)
    with refused("lower_own", case):
        verbs.lower(case, by=cast.monitor)
    verbs.lower(case, by=cast.director)
    assert (case.severity, case.peak_severity, case.rung, case.responsible) == ("important", "hot", 1, cast.eng_head)
    with refused("lower_none", case):
        verbs.lower(case, by=cast.director)
    assert not rising.would_rise(case)  # the same facts do not raise it again


def test_it_never_falls_while_a_clock_is_overdue(cast, clock):
    case = stories.dispatched(cast, code=CRACK, forced=("lawyer",))
    clock.shift(3 * HOUR)
    with refused("lower_overdue", case):
        verbs.ask_lower(case, level="normal", reason="x", by=cast.monitor)


def test_a_pause_of_what_is_overdue_lets_it_fall_no_more(cast, clock):
    case = stories.contacted(cast, code=CRACK, forced=("lawyer",))
    clock.shift(8 * DAY)  # the interim solution and the progress note are overdue
    paused(cast, case)
    with refused("lower_overdue", case):
        verbs.ask_lower(case, level="normal", reason="x", by=cast.monitor)
    verbs.chase(case, words="方案呢", by=cast.agent)
    assert case.inbound.latest("at", "id").kind == "repeat"


def test_a_clock_paused_in_time_is_not_overdue(cast, clock):
    case = stories.contacted(cast, code=CRACK, forced=("lawyer",))
    paused(cast, case)
    clock.shift(2.5 * DAY)  # past the dues as they stand until the pause is taken out
    lowered(cast, case)
    assert case.severity == "normal"


def test_a_refused_request_leaves_the_level(cast, clock):
    case = stories.dispatched(cast, code=CRACK, forced=("lawyer",))
    verbs.ask_lower(case, level="normal", reason="x", by=cast.monitor)
    verbs.refuse_lower(case, by=cast.director)
    assert case.severity == "hot"
    with refused("lower_not_lower", case):
        verbs.ask_lower(case, level="hot", reason="x", by=cast.monitor)


def test_after_lowering_new_facts_raise_it_again(cast, clock):
    case = lowered(cast, stories.dispatched(cast, code=CRACK, forced=("lawyer",)))
    verbs.add_media(case, outlet="晚报", outlet_kind="local", by=cast.agent)
    assert case.severity == "hot"


def test_a_trigger_named_again_after_lowering_counts_again(cast, clock):
    case = stories.dispatched(cast, code=CRACK, channel="gov_12345")
    for trigger in ("cluster", "gathering", "unanswered"):
        verbs.force(case, trigger, reason="第一次")
    lowered(cast, case)
    assert (case.rung, case.forced) == (0, ["government"])  # that it came from the government is still true
    assert case.lowerings.get().forced == ["cluster", "gathering", "government", "unanswered"]
    verbs.chase(case, words="还没好", by=cast.agent)
    assert case.severity == "normal"
    verbs.force(case, "cluster", reason="群诉重开")
    assert (case.severity, case.responsible) == ("hot", cast.gm)
    verbs.classify(case, forced=("death",), reason="有人身亡", by=cast.agent, seen=case.version)
    verbs.force(case, "unanswered", reason="又是 48 小时没有方案")
    assert (case.severity, case.rung, case.responsible) == ("major", 4, cast.vp)


def test_hand_over_keeps_the_level_and_tells_both_once(cast, clock, run_jobs):
    case = stories.dispatched(cast, code=CRACK, forced=("lawyer",))
    run_jobs()
    verbs.hand_over(case, to=cast.city_gm, reason="项目总两小时未处理")
    verbs.hand_over(case, to=cast.city_gm, reason="项目总两小时未处理")
    run_jobs()
    assert (case.severity, case.responsible) == ("hot", cast.city_gm)
    assert cast.city_gm.notices.filter(code="N08", channel="app").count() == 1
    assert cast.gm.notices.filter(code="N08.former", channel="app").count() == 1


def test_thresholds_are_versions_and_a_case_keeps_its_own(cast, clock):
    given = {"same": (2, 3, 5), "others": (2, 3, 4), "delay": (3, 7, 15), "media": (1, 2, 3), "window_days": 30}
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    old = neighbours(cast, 1)[0]
    with refused("denied"):
        verbs.set_severity_rules(**given, effective_on=tomorrow, by=cast.gm)
    with refused("figure_past"):
        verbs.set_severity_rules(**given, effective_on=tomorrow - 2 * DAY, by=cast.director)
    with refused("thresholds_wrong"):
        verbs.set_severity_rules(**given | {"delay": (7, 7, 15)}, effective_on=tomorrow, by=cast.director)
    verbs.set_severity_rules(**given, effective_on=tomorrow, by=cast.director)
    with refused("figure_day_taken"):
        verbs.set_severity_rules(**given, effective_on=tomorrow, by=cast.director)
    clock.shift(DAY)
    Household.objects.get_or_create(
        house=cast.house1402, defaults={"project": cast.bw, "started_on": datetime.date(2024, 1, 1)}
    )
    new = stories.registered(cast, code=CRACK, house=cast.house1402, customer=None)
    spreading.raise_neighbours(new)
    old.refresh_from_db()
    assert (new.severity, old.severity) == ("important", "normal")
    assert raised(new)[0]["rules"] == 2


def test_a_preview_says_the_level_it_would_be_filed_with(cast, clock):
    neighbours(cast, 2)
    Household.objects.get_or_create(
        house=cast.house1602, defaults={"project": cast.bw, "started_on": datetime.date(2024, 1, 1)}
    )
    from nuanju.cases.preview import preview
    from nuanju.library.queries import node

    seen = preview(
        project=cast.bw, channel="phone_400", words="墙裂了", by=cast.agent, node=node(CRACK), house=cast.house1602,
    )  # fmt: skip
    assert seen.case.severity == "important"


def test_a_further_case_on_the_event_after_the_due_counts_at_once(cast, clock):
    first = stories.dispatched(cast, code=CRACK)
    clock.shift(1.2 * DAY)  # its contact is overdue
    again = stories.registered(cast, code=CRACK)
    assert (again.issue_round, again.severity) == (first.issue_round, "important")
    assert raised(again)[0]["causes"] == ["同一客户同一事件第2次"]


def test_what_a_customer_says_counts_for_all_his_open_cases_of_the_event(cast, clock, run_jobs):
    first = stories.dispatched(cast, code=CRACK)
    second = stories.registered(cast, code=CRACK)
    run_jobs()
    clock.shift(1.2 * DAY)
    verbs.chase(first, words="没人联系我", by=cast.agent)
    run_jobs()
    second.refresh_from_db()
    assert (first.severity, second.severity) == ("important", "important")


def test_a_corrected_code_counts_its_own_household(cast, clock):
    neighbours(cast, 2)
    other = stories.registered(cast, code="H01.02.02.01", house=cast.house1602, customer=None)
    verbs.classify(other, node=node(CRACK), reason="看过现场", by=cast.lead, seen=other.version)
    assert (other.severity, raised(other)[0]["values"]["others"]) == ("important", 3)


def test_a_neighbour_of_another_part_raises_a_design_complaint_that_counts_him(cast, clock, run_jobs):
    design = neighbours(cast, 1, code="D01.01.03.01")[0]
    others = neighbours(cast, 3, code=CRACK)[1:]
    node_of_the_same_l3 = node("D01.01.02.01")
    Case.objects.filter(pk__in=[c.pk for c in others]).update(node=node_of_the_same_l3)  # not a design complaint
    assert {c.kind for c in others} == {"quality_complaint"} and design.kind == "design_complaint"
    assert design.severity == "normal"
    run_jobs()
    design.refresh_from_db()
    assert design.severity == "important"
    assert raised(design)[0]["causes"] == ["不同客户同类问题30天内3户"]


def test_neighbours_make_a_waiting_hint_count_fully(cast, clock, run_jobs):
    cases = neighbours(cast, 3, code=HOT_TOPIC)
    run_jobs()
    for case in cases:
        case.refresh_from_db()
    assert (cases[0].hint_level, cases[0].hint_at_once) == ("hot", False)
    assert [c.severity for c in cases] == ["hot"] * 3
    assert [d["level"]["id"] for d in raised(cases[0])] == ["important", "hot"]


def test_a_neighbour_is_raised_by_the_rules_he_was_registered_under(cast, clock, run_jobs):
    given = {"same": (2, 3, 5), "delay": (3, 7, 15), "media": (1, 2, 3), "window_days": 30}
    old = neighbours(cast, 2)[0]
    verbs.set_severity_rules(
        **given, others=(9, 10, 11), effective_on=timezone.localdate() + datetime.timedelta(days=1), by=cast.director
    )
    clock.shift(DAY)
    new = stories.registered(cast, code=CRACK, house=cast.house1602, customer=None)
    run_jobs()
    old.refresh_from_db()
    assert (old.severity, new.severity) == ("important", "normal")


def test_time_that_goes_back_changes_no_level_and_tells_nothing_twice(cast, clock):
    case = stories.dispatched(cast, code=CRACK)
    clock.shift(4.5 * DAY)
    spreading.raise_delayed()
    clock.shift(-4.2 * DAY)
    assert spreading.raise_delayed() == 0
    verbs.chase(case, words="没人联系我", by=cast.agent)
    assert (case.severity, len(raised(case))) == ("important", 1)
    clock.shift(4.2 * DAY)
    assert spreading.raise_delayed() == 0


def test_a_case_is_loud_by_the_thresholds_of_its_own_version(cast, clock):
    given = {"same": (2, 3, 5), "others": (3, 5, 10), "delay": (3, 7, 15), "media": (1, 2, 3), "window_days": 30}
    old = stories.dispatched(cast, code=CRACK)
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    loud = media.Loudness(views=(500, 5_000, 50_000), outlets=2)
    verbs.set_severity_rules(**given, effective_on=tomorrow, loud=loud, by=cast.director)
    clock.shift(DAY)
    new = stories.dispatched(cast, code="H03.01.01.01")
    for case in (old, new):
        verbs.add_media(case, outlet="短视频", outlet_kind="private", views=6_000, by=cast.legal)
    assert [case.media.get().level for case in (old, new)] == [1, 3]
    assert [case.severity for case in (old, new)] == ["important", "major"]


def test_few_households_at_the_hotline_suffice_where_the_rules_say_so(cast, clock):
    given = {"same": (2, 3, 5), "others": (30, 50, 100), "delay": (3, 7, 15), "media": (1, 2, 3), "window_days": 30}
    today = timezone.localdate()
    loud = media.Loudness(households=2, days=3)
    verbs.set_severity_rules(**given, effective_on=today, loud=loud, by=cast.director)
    stories.registered(cast, code=CRACK, channel="gov_12345", house=cast.house1402, customer=None)
    case = stories.registered(cast, code=CRACK, channel="gov_12345")
    assert case.severity == "hot"  # M2
