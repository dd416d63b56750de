"""Dispatch: the port's first-responsible person names the handler."""

import datetime

from django.utils import timezone

from nuanju.cases import verbs
from nuanju.cases.inputs import INPUTS, perform
from nuanju.core.actors import SYSTEM
from nuanju.org.models import Absence
from tests.cases import stories
from tests.cases.trial import clocks, refused, states_of, told, who_may


def do(cast, case, **given):
    return verbs.dispatch(case, **{"handler": cast.handler, "by": cast.eng_head} | given)


def test_the_handler_is_named_and_answers_for_a_normal_case(cast):
    case = do(cast, stories.assigned(cast, code="H01.02.01.01"))
    assert (case.state, case.handler, case.responsible) == ("dispatched", cast.handler, cast.handler)
    assert clocks(case) == {"contact": "running", "assign": "met", "dispatch": "met"}
    assert (case.due_kind, told(case)) == ("contact", "派工给处理人甲")


def test_above_normal_the_level_names_who_answers(cast):
    assert do(cast, stories.assigned(cast)).responsible == cast.eng_head
    assert do(cast, stories.assigned(cast, forced=["injury"])).responsible == cast.gm
    assert do(cast, stories.assigned(cast, forced=["death"])).responsible == cast.regional_gm


def test_only_people_who_handle_here(cast):
    case = stories.assigned(cast)
    for person in (cast.agent, cast.stranger_head, cast.nobody, cast.gm):
        with refused("handler_not_here", case):
            do(cast, case, handler=person)


def test_absent_people_are_refused(cast):
    now = timezone.now()
    Absence.objects.create(user=cast.handler, starts_at=now, ends_at=now + datetime.timedelta(days=3))
    with refused("handler_absent", case := stories.assigned(cast)):
        do(cast, case)


def test_it_works_once_from_assigned(cast):
    case = stories.assigned(cast)
    assert states_of(case, lambda c: do(cast, c)) == {"assigned"}
    do(cast, case)
    with refused("wrong_state", case):
        do(cast, case, handler=cast.handler2)


def test_the_ports_head_and_his_deputy_may(cast):
    case = stories.assigned(cast)
    assert who_may(cast, case, "dispatch") == {"eng_head", "eng_deputy"}
    with refused("denied", case):
        do(cast, case, by=cast.agent)
    assert do(cast, case, by=SYSTEM).state == "dispatched"  # the roster, when it is overdue


def test_a_person_nobody_knows(cast):
    case = stories.assigned(cast)
    with refused("person_unknown", case):
        perform("dispatch", case, INPUTS["dispatch"](handler=0), by=cast.eng_head)
    assert (
        perform("dispatch", case, INPUTS["dispatch"](handler=cast.handler.pk), by=cast.eng_head).handler == cast.handler
    )
