"""Parts of journeys that come again: going on shift, taking a call, bringing a case to where a story begins."""

import datetime

from tests.journeys.people import Person, photo
from tests.journeys.site import Site

OWNER = "138 1234 5678"  # three people have it
NEIGHBOUR = "13500005678"
HOMES = {"house1402": "3栋2单元1402", "house1502": "3栋2单元1502", "house1602": "3栋2单元1602"}
LEAK = "H02.01.01.01"  # 卫生间地面 向下层渗漏


def goes_on_shift(agent: Person) -> None:
    agent.go("/agent/")
    agent.live()
    bar = agent.page.locator("#callbar details.menu")
    bar.wait_for()
    if agent.page.locator("#callbar [data-alt=e]").count():  # left on the line by a story that broke off
        agent.press("Alt+e")
        agent.sees("空闲", where="#callbar summary")
    if "空闲" not in bar.locator("summary").inner_text():
        bar.locator("summary").click()
        bar.locator(".menu-list button").first.click()
    agent.sees("空闲", where="#callbar summary")


def takes(agent: Person, site: Site, phone: str, **call) -> float:
    """A call rings and is taken by keyboard; the seconds until the pop-up."""
    site.ring(phone, **call)
    popup = agent.sees("接听", where="#callbar .ringing", within=1)
    agent.press("Alt+j")
    agent.page.wait_for_url("**/agent/calls/*/")
    agent.ready()
    return popup


def hangs_up(agent: Person) -> None:
    agent.sees("挂断", where="#callbar")
    agent.press("Alt+e")
    agent.sees("通话已结束", where="#toasts")
    agent.sees("空闲", where="#callbar summary")


def filed(agent: Person) -> str:
    """The number the agent reads to the customer."""
    box = agent.page.locator("[data-filed]")
    box.wait_for()
    return box.get_attribute("data-filed")


def in_days(days: int) -> str:
    return (datetime.date.today() + datetime.timedelta(days=days)).isoformat()


# Roads walked by other systems and people before the story begins.


def registered(site: Site, words: str, *, by: str = "agent", house: str = "house1402", code=LEAK, **more) -> str:
    who = {"customer": site.ids["owner"], "phone": "13812345678"}
    return site.post(
        "cases", by=by, **({"project": "BW", "text": words, "house": site.ids[house], "code": code} | who | more)
    )["number"]


def dispatched(site: Site, words: str, *, registered_by: str = "agent", **more) -> str:
    number = registered(site, words, by=registered_by, **more)
    site.post(f"cases/{number}/assign", by="agent")
    site.post(f"cases/{number}/dispatch", by="eng_head", handler=site.ids["handler"])
    return number


def contacted(site: Site, words: str, **more) -> str:
    number = dispatched(site, words, **more)
    site.post(f"cases/{number}/contact", by="handler", content="已致歉，约好上门查看")
    return number


PLAN = {"cause": "防水层破损", "measure": "重做卫生间防水", "cost_bearer": "contractor", "ruling": "in_warranty"}


def in_progress(site: Site, words: str, **more) -> str:
    number = contacted(site, words, **more)
    agree(site, number)
    return number


def agree(site: Site, number: str) -> None:
    """The customer agreed to the plan by a message."""
    site.post(
        f"cases/{number}/agree",
        by="handler",
        **PLAN,
        promised_on=in_days(10),
        consent="sms_reply",
        consent_note="客户回复：同意",
    )


def complete(site: Site, number: str) -> None:
    """The handler reports his work with a photo before and one after."""
    before, after = (site.upload(f"{n}.jpg", photo()["buffer"], by="handler") for n in ("before", "after"))
    site.post(
        f"cases/{number}/complete", by="handler", work="重做防水层", cause="workmanship", persons_text="李师傅",
        materials="防水涂料 5kg", no_contractor=True,
        photos_before=[before], photos_after=[after],
    )  # fmt: skip


def accept(site: Site, number: str) -> None:
    checked = [{"item": "试水后无渗漏", "ok": True}]
    site.post(f"cases/{number}/accept", by="engineer", checklist=checked, test_record="蓄水 48 小时无渗漏")


def pending_follow_up(site: Site, words: str, **more) -> str:
    number = in_progress(site, words, **more)
    complete(site, number)
    accept(site, number)
    return number


def closed(site: Site, words: str, **more) -> str:
    number = pending_follow_up(site, words, **more)
    site.post(f"cases/{number}/close", by="agent2", rating=5)
    return number


def link_told_to_customer(admin: Person, number: str, notice: str) -> str:
    """The address in the SMS, as it can be read in the outbox."""
    admin.go("/outbox/?channel=sms")
    for _ in range(40):  # the notice goes out by a job
        for row in admin.page.locator("tr", has_text=number).filter(has_text=notice).all_inner_texts():
            if "/c/" in row:
                return "/c/" + row.split("/c/")[1].split()[0]
        admin.page.wait_for_timeout(250)
        admin.page.reload()
    raise AssertionError(f"no link for {number} in the outbox:\n{admin.text('#main')}")
