"""端口派工台: what waits for me, several dispatched at once, who has how much, what I must decide."""

import datetime

import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from nuanju.cases import verbs
from nuanju.cases.flow import FLOW
from nuanju.cases.models import Case
from nuanju.desk.views.port import desk
from nuanju.org.models import Absence, Post
from tests.cases import stories

HTMX = {"HX-Request": "true"}
FOR_EVER = [datetime.datetime.fromisoformat(f"{year}-01-01T00:00+08:00") for year in (2020, 2100)]


def open_desk(client, by):
    client.force_login(by)
    return client.get("/port/")


def numbers(answer) -> list[str]:
    return [case.number for case, _ in answer.context["rows"]]


def test_it_shows_what_waits_for_my_port_alone(cast, client):
    case = stories.assigned(cast)
    assert numbers(open_desk(client, cast.eng_head)) == [case.number]
    assert numbers(open_desk(client, cast.prop_head)) == []
    assert numbers(open_desk(client, cast.stranger_head)) == []
    assert open_desk(client, cast.handler).status_code == 403


def test_the_one_with_the_least_on_his_hands_is_suggested_never_an_absent_one(cast, client):
    stories.dispatched(cast)
    stories.assigned(cast, space="次卫")
    [(_, option)] = open_desk(client, cast.eng_head).context["rows"]
    assert option.label != "处理人甲" and option.note == "在办 0"
    start = datetime.datetime.fromisoformat("2020-01-01T00:00+08:00")
    for who in (cast.handler2, cast.engineer, cast.eng_deputy):
        Absence.objects.create(user=who, starts_at=start, ends_at=start + datetime.timedelta(days=36500))
    [(_, option)] = open_desk(client, cast.eng_head).context["rows"]
    assert option.label == "处理人甲"


def dispatch(client, by, cases, **more):
    client.force_login(by)
    return client.post("/port/dispatch", {"number": [c.number for c in cases], **more}, headers=HTMX)


def test_several_at_once_each_with_its_result(cast, client):
    good, late = stories.assigned(cast), stories.assigned(cast, space="次卫")
    verbs.dispatch(late, handler=cast.handler2, by=cast.eng_head)
    answer = dispatch(client, cast.eng_head, [good, late], handler=cast.handler.pk)
    page = answer.content.decode()
    assert "派工给处理人甲" in page
    assert "派工给处理人乙" in page and "这一步现在不能做" in page
    good.refresh_from_db(), late.refresh_from_db()
    assert (good.handler, late.handler) == (cast.handler, cast.handler2)
    assert "case-changed" in answer["HX-Trigger"]


def test_sent_twice_it_happens_once(cast, client):
    cases = [stories.assigned(cast), stories.assigned(cast, space="次卫")]
    first = dispatch(client, cast.eng_head, cases, handler=cast.handler.pk, command_id="bulk-1")
    again = dispatch(client, cast.eng_head, cases, handler=cast.handler.pk, command_id="bulk-1")
    assert first.content == again.content


def test_without_a_handler_nothing_happens(cast, client):
    case = stories.assigned(cast)
    answer = dispatch(client, cast.eng_head, [case])
    assert answer.status_code == 422 and "处理人" in answer.content.decode()


def test_cases_out_of_reach_are_counted_as_not_found(cast, client):
    case = stories.assigned(cast)
    page = dispatch(client, cast.stranger_head, [case], handler=cast.handler.pk).content.decode()
    assert "1 件没有找到" in page
    case.refresh_from_db()
    assert case.state == "assigned"


def test_one_not_of_my_port_says_so(cast, client):
    case = stories.assigned(cast)
    page = dispatch(client, cast.prop_head, [case], handler=cast.handler.pk).content.decode()
    assert "没有这项操作的权限" in page


def test_a_reopened_case_nobody_ever_handled_waits_here_to_be_reassigned(cast, client):
    case = verbs.answer(stories.enquiry(cast), answer="年底", by=cast.agent)
    verbs.reopen(case, reason="还没办", by=cast.agent)
    answer = open_desk(client, cast.cs_head)
    assert numbers(answer) == [case.number] and desk.waiting_for(cast.cs_head) == 1
    page = answer.content.decode()
    assert f"/cases/{case.number}/reassign/" in page and f"/cases/{case.number}/dispatch/" not in page
    assert f'value="{case.number}"' not in page
    first = client.get(f"/cases/{case.number}/").context["buttons"].primary
    assert first.verb == "reassign"
    verbs.reassign(case, handler=cast.handler, reason="请答复", by=cast.cs_head, seen=case.version)
    assert numbers(open_desk(client, cast.cs_head)) == []


def test_pauses_wait_for_my_word_and_help_is_asked_of_me(cast, client):
    case = stories.in_progress(cast)
    verbs.ask_help(case, port="property", ask="请协助停水", by=cast.handler)
    resume = stories.tomorrow()  # within what the head of a port may approve
    verbs.ask_pause(case, reason="customer_postponed", evidence="客户出差", resume_on=resume, by=cast.handler)
    assert [verb for _, _, verb in open_desk(client, cast.eng_head).context["decisions"]] == ["decide_pause"]
    assert "请协助停水" in open_desk(client, cast.prop_head).content.decode()


def test_the_citys_general_manager_decides_here_too(cast, client):
    case = stories.in_progress(cast)
    resume = stories.plan().promised_on
    verbs.ask_pause(case, reason="customer_postponed", evidence="客户出差", resume_on=resume, by=cast.handler)
    assert [verb for _, _, verb in open_desk(client, cast.city_gm).context["decisions"]] == ["decide_pause"]


def asked_of(client, by) -> list[str]:
    return [verb for _, _, verb in open_desk(client, by).context["decisions"]]


def test_only_what_i_can_decide_is_offered_and_the_rail_counts_it(cast, client):
    """A pause above the head's rung is the project's, and nobody is offered his own request."""
    long = stories.in_progress(cast)
    resume = timezone.localdate() + datetime.timedelta(days=10)
    verbs.ask_pause(long, reason="customer_postponed", evidence="客户出差", resume_on=resume, by=cast.handler)
    assert (asked_of(client, cast.eng_head), asked_of(client, cast.gm)) == ([], ["decide_pause"])
    assert (desk.waiting_for(cast.eng_head), desk.waiting_for(cast.gm), desk.waiting_for(cast.handler)) == (0, 1, 0)
    own = stories.in_progress(cast, code="H01.02.01.01")
    paper = (stories.photo(cast.gm),)
    verbs.propose_special(own, reason="litigation", evidence="已立案", photos=paper, by=cast.gm)
    assert asked_of(client, cast.gm) == ["decide_pause"]


def test_the_decisions_cost_the_same_however_many_there_are(cast, client):
    def ask(space: str) -> None:
        case = stories.in_progress(cast, space=space)
        resume = stories.plan().promised_on
        verbs.ask_pause(case, reason="no_access", evidence="出差", resume_on=resume, by=cast.handler)
        paper = (stories.photo(cast.handler),)
        verbs.propose_special(case, reason="litigation", evidence="已立案", photos=paper, by=cast.handler)

    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert desk.decisions(Case.objects.visible_to(cast.regional_gm), cast.regional_gm)
        return len(asked)

    ask("主卫")
    one = count()
    ask("次卫"), ask("厨房")
    assert count() == one


def test_a_lower_level_waits_for_the_other_of_the_group(cast, client):
    case = stories.dispatched(cast, code="H01.02.01.01", forced=["injury"])
    verbs.ask_lower(case, level="important", reason="轻微擦伤", by=cast.monitor)
    assert [verb for _, _, verb in open_desk(client, cast.director).context["decisions"]] == ["lower"]
    assert open_desk(client, cast.monitor).context["decisions"] == []


def test_what_is_late_stands_below(cast, client):
    with time_machine.travel("2026-03-09T10:00+08:00") as clock:
        case = stories.dispatched(cast)
        clock.shift(datetime.timedelta(days=5))
        assert [c.number for c in open_desk(client, cast.eng_head).context["late"]] == [case.number]


def test_the_number_of_queries_does_not_grow_with_the_rows(cast, client, query_baseline):
    for space in ("主卫", "次卫", "厨房"):
        stories.assigned(cast, space=space)
    open_desk(client, cast.eng_head)
    with query_baseline("port desk"):
        client.get("/port/")


def finished(client, by) -> list:
    return list(open_desk(client, by).context["finished"])


def no_repair(cast, **fields):
    case = stories.in_progress(cast, code="S02.01.01.01", **fields)  # sales
    return verbs.complete(case, work="已道歉", cause="process", by=cast.handler)


def test_the_head_checks_what_is_no_repair(cast, client):
    case = no_repair(cast)
    stories.pending_acceptance(cast)  # the engineer's
    assert finished(client, cast.sales_head) == [case]
    assert f"/cases/{case.number}/accept/" in client.get("/port/").content.decode()
    assert (desk.waiting_for(cast.sales_head), desk.waiting_for(cast.cs_head)) == (1, 0)
    [figure] = [f for f in client.get("/").context["duties"] if f.label == "等我验收"]
    assert (figure.count, figure.url) == (1, "/port/")
    assert finished(client, cast.eng_head) == [] == finished(client, cast.stranger_head)


def test_the_head_checks_repairs_no_engineer_is_free_for(cast, client):
    case = stories.complete(cast, stories.in_progress(cast), persons=[cast.engineer])
    assert finished(client, cast.eng_head) == [case]
    Post.objects.create(role="repair_engineer", city_company=cast.city, deputy=cast.nobody)
    assert finished(client, cast.eng_head) == []
    Absence.objects.create(user=cast.nobody, starts_at=FOR_EVER[0], ends_at=FOR_EVER[1])
    assert finished(client, cast.eng_head) == [case]
    case.completions.get().persons.add(cast.eng_head)
    assert finished(client, cast.eng_head) == []


def test_the_list_and_the_right_say_the_same(cast, client):
    cases = [no_repair(cast), stories.pending_acceptance(cast)]
    cases.append(stories.complete(cast, stories.in_progress(cast, space="次卫"), persons=[cast.engineer]))
    for who in ("sales_head", "eng_head", "eng_deputy", "prop_head"):
        mine = [c for c in cases if FLOW.may(getattr(cast, who), c, "accept")]
        assert set(finished(client, getattr(cast, who))) == set(mine), who
