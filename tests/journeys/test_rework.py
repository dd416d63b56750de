"""It is not over before the customer says so: rejected, dissatisfied, again, and then his own tap on the link."""

from tests.journeys.scenes import accept, complete, contacted, in_days, in_progress, link_told_to_customer, registered

WORDS = "主卫地面又开始往楼下滴水"


def test_rejected_then_dissatisfied_then_closed_by_the_customer(people, site):
    number = in_progress(site, WORDS)
    complete(site, number)
    _engineer_rejects(people.engineer, number)
    handler = people.phone("handler").go("/tasks/")
    handler.sees("返工")
    complete(site, number)
    accept(site, number)
    _customer_is_not_happy(people.agent2, number)
    complete(site, number)
    accept(site, number)
    _customer_taps_five_stars(people, number)
    told = people.engineer.go(f"/cases/{number}/").text(".timeline")
    for sentence in (
        "验收不通过：地漏边仍有水迹",
        "回访不满意，转返工（2分）",
        "报完工（第3轮）",
        "回访满意，关闭（5分）",
    ):
        assert sentence in told


def _engineer_rejects(engineer, number: str) -> None:
    engineer.go(f"/cases/{number}/")
    engineer.does("reject", failed="地漏边仍有水迹")
    engineer.sees("返工", where=".case-head")


def _customer_is_not_happy(agent, number: str) -> None:
    agent.go(f"/follow-ups/{number}/")
    agent.press("2", "2")
    agent.press("Control+Enter")
    agent.page.locator("#intake-refusal .notice").wait_for()  # a reason is asked for
    agent.page.get_by_label("复发").check()
    agent.page.locator("[name=words]").fill("修完第二天又漏了")
    agent.press("Control+Enter")
    agent.sees(f"{number} 已转返工", where="#toasts")


def _customer_taps_five_stars(people, number: str) -> None:
    phone = people.stranger_with_phone()
    phone.page.goto(link_told_to_customer(people.admin, number, "N07"))
    phone.sees(number)
    assert "13812345678" not in phone.page.content()
    assert phone.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    phone.pictures("customer-link")
    phone.page.locator("[name=rating][value='5']").check(force=True)
    phone.page.locator("[name=words]").fill("这次修好了，谢谢")
    phone.page.get_by_role("button", name="提交评价").click()
    phone.sees("同样的问题又出现了？")


def test_the_customer_agrees_to_the_plan_by_a_tap(people, site):
    number = contacted(site, "次卫门口踢脚线发霉")
    handler = people.phone("handler").go(f"/cases/{number}/")
    handler.does(
        "propose", cause="防潮层老化", measure="更换踢脚线并做防潮", cost_bearer="developer", promised_on=in_days(9),
        ruling="in_warranty",
    )  # fmt: skip
    handler.live()
    phone = people.stranger_with_phone()
    phone.page.goto(link_told_to_customer(people.admin, number, "N06"))
    phone.sees("更换踢脚线并做防潮")
    phone.page.get_by_role("button", name="同意这个方案").click()
    handler.sees("客户点按确认", where=".timeline")
    assert site.get(f"cases/{number}")["state"] == "in_progress"


def test_the_customer_withdraws_before_anybody_called(people, site):
    """Two taps and a reason on his phone; the agent's page says so at once."""
    number = registered(site, "入户门把手松了")
    agent = people.agent.go(f"/cases/{number}/")
    agent.live()
    phone = people.stranger_with_phone()
    phone.page.goto(link_told_to_customer(people.admin, number, "N01"))
    phone.page.locator("summary", has_text="不需要处理了").click()
    assert phone.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    phone.page.locator("[name=reason]").fill("自己拧紧了，不用来了")
    phone.page.get_by_role("button", name="确认撤回").click()
    phone.sees("这件事已经撤回")
    agent.sees("客户撤回诉求：自己拧紧了", within=1, where=".timeline")
    agent.sees("已撤销", where=".case-head")
