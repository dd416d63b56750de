"""At the agent's desk: callers as they are, problems as they come, and nothing typed is ever lost."""

import re

from tests.journeys.people import PHONE, Person
from tests.journeys.scenes import NEIGHBOUR, filed, goes_on_shift, hangs_up, registered, takes

CRACK = "客厅电视墙的墙面开裂了，有一米多长"


def test_several_problems_in_one_call_and_one_that_is_known(people, site):
    known = registered(site, "主卫地面往楼下漏水", house="house1602", customer=site.ids["neighbour"], phone=NEIGHBOUR)
    agent = people.agent
    goes_on_shift(agent)
    takes(agent, site, NEIGHBOUR)
    agent.focus_in("text")  # one person with one house: nothing to choose
    agent.types(CRACK)
    agent.page.locator("#picks .pick").first.wait_for()
    agent.press("Alt+1")
    agent.sees("端口", where="#consequence")
    agent.press("Control+Enter")
    first = filed(agent)
    agent.press("Alt+n")
    agent.focus_in("text")
    assert agent.page.locator("#text").input_value() == "", "what was filed is no draft"
    agent.types("卫生间还在往楼下漏水，上次说的事没人来")
    agent.picks("向下层渗漏")
    agent.sees(known, where="#known")
    agent.press("Alt+k")  # the same event: join it
    agent.sees("已加入")
    assert first != known and filed(agent) == known
    hangs_up(agent)
    assert re.search("客户(催办|重复投诉)", str(site.get(f"cases/{known}", by="agent")["timeline"]))


def test_nothing_typed_is_lost(people):
    agent = people.agent
    agent.go("/agent/new")
    agent.page.locator("#text").fill(CRACK)
    agent.page.locator("#picks .pick").first.wait_for()
    agent.press("Control+Enter")  # no project, no problem chosen
    agent.page.locator("#intake-refusal .notice").wait_for()
    assert agent.page.locator("#text").input_value() == CRACK
    agent.page.wait_for_timeout(500)
    agent.page.reload()
    agent.sees("已恢复上次没有提交的内容")
    assert agent.page.locator("#text").input_value() == CRACK
    agent.page.get_by_role("button", name="清除").click()


def test_a_hidden_caller_in_an_unknown_place(people, site):
    agent = people.agent
    goes_on_shift(agent)
    takes(agent, site, "anonymous")
    agent.sees("号码未显示", where="#caller")
    agent.focus_in("text")
    agent.types("小区大门口的路灯全都不亮")
    agent.press("Tab")
    agent.types("水景旁边那个门")
    agent.page.locator("#picks .pick").first.wait_for()
    agent.press("Alt+1")
    agent.sees("无回电号码", where="#consequence")
    agent.press("Control+Enter")
    case = site.get(f"cases/{filed(agent)}", by="agent")
    assert "水景旁边那个门" in case["place"]
    assert {"no_phone", "no_place"} <= set(case["gaps"])
    hangs_up(agent)


def test_an_article_answers_at_once(people, site):
    agent = people.agent
    agent.go("/agent/new")
    agent.page.locator("#project").select_option("BW")
    agent.page.locator("#text").fill("请问房产证什么时候可以办理")
    agent.page.locator(".article summary").first.click()
    agent.page.locator("[data-use-article]").first.click()
    agent.focus_in("answer")
    agent.press("Control+Enter")
    agent.sees("已为您解答")
    case = site.get(f"cases/{filed(agent)}", by="agent")
    assert (case["kind"], case["state"]) == ("enquiry", "closed")


def test_two_agents_and_one_call(people, site):
    first, second = people.agent, people.agent2
    for agent in (first, second):
        goes_on_shift(agent)
        _rests(agent)
    site.ring(NEIGHBOUR, agent="")  # nobody is ready: it rings on every desk
    for agent in (first, second):
        agent.sees("接听", where=".ringing", within=1)
    second.page.route("**/agent/bar", lambda route: route.abort())  # he has not seen yet that it is gone
    second.faults_expected("net::ERR_FAILED|htmx:sendError")
    first.press("Alt+j")
    first.page.wait_for_url("**/agent/calls/*/")
    second.press("Alt+j")
    second.sees("已由坐席甲接听", where="#toasts")
    first.ready()
    hangs_up(first)


def _rests(agent: Person) -> None:
    agent.page.locator("#callbar summary").click()
    agent.page.locator("#callbar").get_by_text("小休").click()
    agent.sees("小休", where="#callbar summary")


def test_an_employee_reports_what_he_heard(people, site):
    handler = people.phone("handler")
    handler.go("/report/")
    handler.page.locator("[name=text]").fill("3栋电梯厅的灯坏了三天")
    handler.page.locator("#project").select_option("BW")
    handler.page.locator("[name=place_text]").fill("3栋2单元电梯厅")
    assert handler.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    handler.page.locator(".next-action button").click()
    handler.sees("您是首问责任人")
    number = handler.text(".number").strip()
    agent = people.agent.go("/agent/")
    agent.sees(number)
    assert site.get(f"cases/{number}", by="agent")["first_asked"]["name"] == "处理人甲"
