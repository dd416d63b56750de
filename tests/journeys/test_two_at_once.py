"""Two people and one case, impatient fingers, pages from before: one wins, nobody loses what he wrote."""

from tests.journeys.scenes import contacted, dispatched, registered

NOTE = "客户希望周六上午上门，门禁需要提前登记"


def test_one_wins_and_the_other_is_told(people, site):
    number = registered(site, "阳台推拉门关不严", code="H03.01.01.01")
    first, second = people.agent, people.agent2
    for agent in (first, second):
        agent.go(f"/cases/{number}/")
        agent.asks("assign")
        agent.fills(port="engineering", note=NOTE)
    first.sends()
    second.press("Control+Enter")
    second.sees("坐席甲", where="#dialog .errors, #dialog [role=alert]")
    told = second.text("#dialog")
    assert "已指派给工程端口" in told and "您填写的内容还在" in told
    assert second.page.locator("#dialog [name=note]").input_value() == NOTE
    second.sees("待派工", where=".case-head")
    assert _happened(site, number, "case.assigned") == 1


def test_what_one_does_the_other_sees(people, site):
    number = registered(site, "入户门锁芯发涩", code="H03.01.01.01")
    agent, head = people.agent.go(f"/cases/{number}/"), people.eng_head.go(f"/cases/{number}/")
    head.live()
    agent.does("assign", port="engineering")
    assert head.sees("待派工", where=".case-head", within=1)
    agent.live()
    head.does("dispatch", handler=str(site.ids["handler"]))
    assert agent.sees("派工给处理人甲", where=".timeline", within=1)


def test_a_double_click_is_one_deed(people, site):
    number = dispatched(site, "厨房水槽下水慢")
    handler = people.phone("handler").go(f"/cases/{number}/")
    handler.asks("contact")
    handler.fills(content="已电话致歉，约周六上门")
    handler.page.locator("#dialog form button.btn-primary").dblclick()
    handler.sees("待定方案", where=".case-head")
    assert _happened(site, number, "case.contacted") == 1


def test_a_page_from_before(people, site):
    """Reassigned meanwhile, and the page has not heard of it: told, not done, and the words are still there."""
    number = contacted(site, "客卫淋浴房漏水到走廊")
    handler = people.phone("handler")
    handler.page.route("**/live-ticket", lambda route: route.fulfill(status=401))  # hears nothing of the others
    handler.faults_expected("(status of|Status Error Code) (401|404)")
    handler.go(f"/cases/{number}/")
    handler.asks("agree")
    handler.fills(cause="密封胶条老化", measure="更换胶条")
    site.post(
        f"cases/{number}/reassign",
        by="eng_head",
        handler=site.ids["handler2"],
        reason="甲请假",
        seen=_version(site, number),
    )
    handler.press("Control+Enter")
    handler.sees("没有找到，或不在您的管理范围内", where="#toasts")
    assert handler.page.locator("#dialog [name=measure]").input_value() == "更换胶条"
    assert site.get(f"cases/{number}")["state"] == "contacted"


def test_typed_words_survive_reload_and_back(people, site):
    number = dispatched(site, "书房插座没有电")
    handler = people.phone("handler").go(f"/cases/{number}/")
    handler.asks("contact")
    handler.fills(content=NOTE)
    handler.page.wait_for_timeout(600)
    handler.page.reload()
    handler.ready()
    handler.asks("contact")
    handler.sees("已恢复上次没有提交的内容", where="#dialog")
    assert handler.page.locator("#dialog [name=content]").input_value() == NOTE
    handler.sends()
    handler.go("/tasks/")
    handler.page.go_back()
    handler.ready()
    handler.sees("待定方案", where=".case-head")  # the present state, not the one of before


def _version(site, number: str) -> int:
    return site.get(f"cases/{number}")["version"]


def _happened(site, number: str, kind: str) -> int:
    return sum(entry["kind"] == kind for entry in site.get(f"cases/{number}")["timeline"])
