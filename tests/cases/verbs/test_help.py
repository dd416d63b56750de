"""Ask for help and end it: another port lends a hand under the same case."""

from nuanju.cases import verbs
from tests.cases import stories
from tests.cases.trial import refused, running, states_of, told, who_may


def ask(cast, case, **given):
    return verbs.ask_help(case, **{"port": "property", "ask": "关总阀", "by": cast.handler} | given)


def end(cast, case, **given):
    return verbs.end_help(case, **{"result": "已关", "by": cast.prop_head} | given)


def test_the_ports_head_is_asked_and_nothing_else_moves(cast):
    case = stories.contacted(cast)
    before = running(case), case.handler, case.responsible, case.port
    ask(cast, case)
    assert (running(case), case.handler, case.responsible, case.port) == before
    assert (case.assists.get().helper, told(case)) == (cast.prop_head, "请物业端口物业负责人协办：关总阀")
    assert type(case).objects.visible_to(cast.prop_handler).count() == 0


def test_a_named_helper_sees_the_case(cast):
    case = ask(cast, stories.contacted(cast), helper=cast.prop_handler)
    assert type(case).objects.visible_to(cast.prop_handler).get() == case
    end(cast, case, by=cast.prop_handler)
    assert (case.assists.get().result, told(case)) == ("已关", "协办完成：已关")


def test_helpers_are_people_of_the_project(cast):
    case = stories.contacted(cast)
    for person in (cast.stranger_head, cast.legal, cast.nobody):
        with refused("handler_not_here", case):
            ask(cast, case, helper=person)


def test_it_says_what_and_asks_another_port(cast):
    case = stories.contacted(cast)
    for code, given in (
        ("content_missing", {"ask": ""}),
        ("help_same_port", {"port": "engineering"}),
        ("help_same_port", {"port": "kitchen"}),
    ):
        with refused(code, case):
            ask(cast, case, **given)
    with refused("content_missing", ask(cast, case)):
        end(cast, case, result=" ")


def test_while_there_is_work(cast):
    case = stories.contacted(cast)
    assert states_of(case, lambda c: ask(cast, c)) == {"dispatched", "contacted", "in_progress", "rework"}


def test_only_the_helper_ends_it_and_only_once(cast):
    case = ask(cast, stories.contacted(cast))
    assert (who_may(cast, case, "ask_help"), who_may(cast, case, "end_help")) == ({"handler"}, {"prop_head"})
    end(cast, case)
    with refused("denied", case):
        end(cast, case)
    with refused("denied", case):
        ask(cast, case, by=cast.eng_head)
