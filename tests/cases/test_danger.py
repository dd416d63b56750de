"""A danger (安全缺陷 of the library): an engineer checks it whatever it was filed as, silence never closes it, it is shown red."""

import datetime

import pytest
import time_machine

from nuanju.cases import verbs
from nuanju.cases.choices import REPAIRS
from nuanju.cases.jobs import close_unanswered
from nuanju.cases.models import Case
from nuanju.cases.publiclink import visitor
from nuanju.cases.telling import acceptors
from nuanju.core.actors import SYSTEM
from nuanju.library.queries import node
from tests.cases import stories
from tests.cases.trial import HOUR, refused, who_may

THROWN = "P01.01.03.02"  # 高空抛物隐患: a matter of service, no repair
pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def clock():
    with time_machine.travel("2026-03-09T10:00+08:00", tick=False) as traveller:
        yield traveller


def finished(cast, **fields):
    case = stories.in_progress(cast, code=THROWN, **fields)
    return verbs.complete(case, work="加装监控，楼道巡查", cause="process", by=cast.handler)


def followed_up(cast, **fields):
    return stories.accept(cast, finished(cast, **fields))


def test_a_danger_is_seen_by_its_problem_as_filed_or_as_found(cast):
    case = stories.registered(cast, code=THROWN)
    assert case.kind not in REPAIRS and case.is_safety and case.checked_by_engineer
    assert not stories.registered(cast, code="S02.01.01.01").is_safety

    other = stories.registered(cast, code="S02.01.01.01")
    other.final_node = node(THROWN)
    assert other.is_safety


def test_an_engineer_checks_it_point_by_point(cast):
    case = finished(cast)
    assert who_may(cast, case, "accept") == {"engineer"}
    assert acceptors(case) == [cast.engineer]
    assert case in Case.objects.to_accept_by(cast.engineer)
    assert case not in Case.objects.to_accept_as_head_by(cast.prop_head)
    with refused("checklist_missing", case):
        verbs.accept(case, checklist=[], by=cast.engineer)
    assert stories.accept(cast, case).accepted_by == cast.engineer


def test_silence_does_not_close_it(cast, clock):
    case = followed_up(cast)
    for _ in range(4):
        clock.shift(26 * HOUR)
        verbs.miss_follow_up(case, by=cast.agent2)
    for who in (cast.agent2, SYSTEM):
        with refused("danger_unreached", case):
            verbs.close_unreached(case, by=who)
    assert verbs.close(case, rating=5, by=cast.agent2).state == "closed"


def test_the_customer_by_his_link_may(cast):
    case = followed_up(cast)
    assert verbs.close(case, rating=4, by=visitor(case)).state == "closed"


def test_where_there_is_no_number_a_person_may_but_not_the_system(cast):
    case = stories.dispatched(cast, code=THROWN, callback_phone="", customer=None)
    verbs.contact(case, method="site", content="已看", by=cast.handler)
    verbs.agree(case, plan=stories.plan(), consent="anonymous", by=cast.handler)
    verbs.complete(case, work="加装监控", cause="process", by=cast.handler)
    stories.accept(cast, case)
    with refused("danger_unreached", case):
        verbs.close_unreached(case, by=SYSTEM)
    assert verbs.close_unreached(case, by=cast.agent2).state == "closed"


def test_a_ports_answer_about_a_danger_is_always_called(cast, clock):

    case = stories.enquiry(cast)
    Case.objects.filter(pk=case.pk).update(node=node(THROWN))
    case.refresh_from_db()
    verbs.assign(case, port="property", by=cast.agent)
    verbs.dispatch(case, handler=cast.handler, by=cast.prop_head)
    verbs.answer(case, answer="已加装监控", by=cast.handler)
    assert case.follow_up_sampled
    clock.shift(datetime.timedelta(days=9))
    close_unanswered()
    case.refresh_from_db()
    assert case.state == "pending_follow_up"


def test_it_is_red_on_the_list_and_on_its_page(cast, client):
    case = stories.assigned(cast, code=THROWN)
    client.force_login(cast.director)
    assert "安全缺陷" in client.get(f"/cases/{case.number}/").content.decode()
    assert '<span class="text-over">安全</span>' in client.get("/cases/").content.decode()
