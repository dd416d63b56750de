"""The five-minute tour of the start page, walked as it is told; the pictures of the README are taken on the way."""

from tests.journeys.people import PHONE, Person, photo
from tests.journeys.scenes import filed, in_days

WORDS = "卫生间漏水漏到楼下了，邻居已经找上门来"


def test_the_tour(newcomers):
    agent = newcomers.newcomer("zuoxi")
    number = _takes_the_call(agent)
    _dispatches(newcomers.newcomer("gongcheng"), number)
    _works(newcomers.newcomer("chuliren", size=PHONE), number)
    _accepts(newcomers.newcomer("fangxiu"), number)
    _calls_back(newcomers.newcomer("zuoxi2"), number)
    _looks_at_everything(newcomers.newcomer("xiangmu"), number)
    _watches(newcomers.newcomer("jiankong"))
    newcomers.newcomer("zongjian").go("/settings/").pictures("settings")


def _takes_the_call(agent: Person) -> str:
    agent.go("/start/")
    agent.pictures("start")
    agent.page.get_by_role("button", name="老客户来电").click()
    agent.ready()
    agent.sees("接听", where="#callbar .ringing")
    agent.press("Alt+j")
    agent.page.wait_for_url("**/agent/calls/*/")
    agent.ready()
    _until_the_words(agent)
    agent.types(WORDS)
    agent.page.locator("#picks .pick").first.wait_for()
    agent.press("Alt+1")
    agent.sees("端口", where="#consequence")
    agent.pictures("agent-desk")
    agent.press("Control+Enter")
    number = filed(agent)
    assert "首问责任人林晓静" in agent.text("[data-filed]")
    agent.sees("挂断", where="#callbar")
    agent.press("Alt+e")
    return number


def _until_the_words(agent: Person) -> None:
    """Several people or houses: the first one, until the cursor stands in the words."""
    for _ in range(3):
        agent.page.wait_for_timeout(700)
        if agent.page.evaluate("document.activeElement.id") == "text":
            return
        agent.press("1")
    agent.focus_in("text")


def _dispatches(head: Person, number: str) -> None:
    head.go("/port/")
    row = head.page.locator("tr", has=head.page.locator(f"[value='{number}']"))
    row.locator("input[type=checkbox]").check()
    head.pictures("port-desk")
    head.page.locator("#bulk-form select").select_option(label=_label(head, "孙海涛"))
    head.page.locator("#bulk-form button").click()
    head.sees("派工给孙海涛", where="#dialog")


def _label(head: Person, name: str) -> str:
    options = head.page.locator("#bulk-form option").all_inner_texts()
    return next(option for option in options if name in option)


def _works(handler: Person, number: str) -> None:
    handler.go("/tasks/")
    handler.pictures("handler-phone")
    handler.go(f"/cases/{number}/")
    handler.does("contact", content="已致歉，约今天下午上门查看", appointment_at=f"{in_days(1)}T09:00")
    handler.does(
        "agree", cause="地漏周边防水层破损", measure="拆除地漏周边瓷砖，重做防水", cost_bearer="contractor",
        promised_on=in_days(7), consent="sms_reply", consent_note="客户回复：同意",
    )  # fmt: skip
    handler.pictures("handler-case")
    handler.go(f"/cases/{number}/")  # what was told before is off the screen
    handler.asks("complete")
    handler.fills(
        work="重做防水层，蓄水试验无渗漏",
        cause="workmanship",
        persons_text="李师傅",
        materials="防水涂料 5kg",
        no_contractor="1",
    )
    handler.uploads("photos_before", photo("gray", "维修前.jpg"))
    handler.uploads("photos_after", photo("white", "维修后.jpg"))
    handler.sends()


def _accepts(engineer: Person, number: str) -> None:
    engineer.go(f"/cases/{number}/")
    engineer.asks("accept")
    for box in engineer.page.locator("#dialog [name=checklist-ok]").all():
        box.check()
    engineer.fills(test_record="蓄水 48 小时，楼下顶棚无水迹")
    engineer.sends()


def _calls_back(agent: Person, number: str) -> None:
    agent.go(f"/follow-ups/{number}/")
    agent.pictures("follow-up")
    agent.press("5", "5", "Control+Enter")
    agent.sees(f"{number} 已关闭", where="#toasts")


def _looks_at_everything(manager: Person, number: str) -> None:
    manager.go("/cases/?open=true&sort=due")
    manager.pictures("case-list")
    manager.page.locator("a[data-open]").first.click()
    manager.page.wait_for_url("**/cases/*/")
    manager.ready()
    manager.pictures("case-page")
    manager.go(f"/cases/{number}/")
    manager.sees("回访满意，关闭（5分）", where=".timeline")
    manager.page.get_by_role("link", name="客户 360°").click()
    manager.page.wait_for_url("**/customers/*/")
    manager.ready()
    manager.pictures("customer")


def _watches(monitor: Person) -> None:
    """From the board to a group complaint, and to why a case stands as high as it does."""
    monitor.go("/monitor/")
    monitor.sees("监控台")
    monitor.pictures("monitor")
    monitor.go("/clusters/?state=active")
    monitor.page.locator("[data-open]").first.click()
    monitor.page.wait_for_url("**/clusters/*/")
    monitor.ready()
    monitor.sees("立面", where="#cluster")
    monitor.pictures("cluster")
    hot = monitor.go("/cases/?open=true&severity=hot").page.locator("[data-open]").first
    number = hot.get_attribute("href").rstrip("/").split("/")[-1]
    monitor.go(f"/cases/{number}/severity/")
    monitor.sees("热点")
    monitor.pictures("severity")
