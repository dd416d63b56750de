"""Withdraw help: whoever asked takes it back, and the case may be completed."""

from nuanju.cases import verbs
from nuanju.notify import queries
from tests.cases import stories
from tests.cases.trial import refused, states_of, told, who_may


def asked(cast, case, **given):
    return verbs.ask_help(case, **{"port": "property", "ask": "关总阀", "by": cast.handler} | given)


def withdraw(cast, case, **given):
    return verbs.withdraw_help(case, **{"reason": "阀门自己找到了", "by": cast.handler} | given)


def test_it_holds_nothing_up_any_more(cast, run_jobs):
    case = asked(cast, stories.in_progress(cast))
    with refused("help_open", case):
        stories.complete(cast, case)
    withdraw(cast, case)
    one = case.assists.get()
    assert (told(case), one.withdrawn, one.result) == ("收回物业端口协办：阀门自己找到了", "阀门自己找到了", "")
    assert stories.complete(cast, case).state == "pending_acceptance"
    run_jobs()
    said = queries.for_subject(case).get(code="N03.withdrawn")
    assert (said.to_name, "阀门自己找到了" in said.text) == ("物业负责人", True)


def test_of_two_ports_one_is_named(cast):
    case = asked(cast, asked(cast, stories.in_progress(cast)), port="customer_service", ask="安抚客户")
    with refused("help_which", case):
        withdraw(cast, case)
    with refused("help_which", case):
        withdraw(cast, case, port="sales")
    withdraw(cast, case, port="property")
    assert case.assists.get(ended_at=None).port == "customer_service"
    withdraw(cast, case)
    assert not case.assists.filter(ended_at=None).exists()


def test_it_says_why(cast):
    with refused("reason_missing", case := asked(cast, stories.in_progress(cast))):
        withdraw(cast, case, reason=" ")


def test_while_the_case_is_open(cast):
    case = asked(cast, stories.in_progress(cast))
    assert states_of(case, lambda c: withdraw(cast, c)) == states_of(
        case, lambda c: verbs.end_help(c, result="已关", by=cast.prop_head)
    )


def test_who_asked_and_who_handles_it_now(cast):
    case = asked(cast, stories.in_progress(cast))
    assert who_may(cast, case, "withdraw_help") == {"handler"}
    with refused("denied", case):
        withdraw(cast, case, by=cast.prop_head)
    verbs.reassign(case, handler=cast.handler2, reason="甲请假", seen=case.version, by=cast.eng_head)
    assert who_may(cast, case, "withdraw_help") == {"handler", "handler2"}
    withdraw(cast, case, by=cast.handler2)


def test_out_of_scope_and_twice(cast):
    case = asked(cast, stories.in_progress(cast))
    with refused("denied", case):
        withdraw(cast, case, by=cast.stranger_head)
    withdraw(cast, case)
    with refused("denied", case):
        withdraw(cast, case)
    ended = asked(cast, case)
    verbs.end_help(ended, result="已关", by=cast.prop_head)
    with refused("denied", ended):
        withdraw(cast, ended)


def test_the_button_is_there_while_help_is_open(cast, client):
    case = asked(cast, stories.in_progress(cast))
    client.force_login(cast.handler)
    page = f"/cases/{case.number}/"
    assert f"{page}withdraw_help/" in client.get(page).content.decode()
    answer = client.post(f"{page}withdraw_help/", {"reason": "不用了"})
    assert answer.status_code == 302
    shown = client.get(page).content.decode()
    assert f"{page}withdraw_help/" not in shown and "已收回" in shown
