"""Three neighbours complain: a watch and a warning within a minute. Five: a group complaint, hot, the project GM told."""

import time

from tests.journeys.scenes import accept, agree, complete, in_days, registered
from tests.journeys.site import Site

KITCHEN = "H02.02.01.01"  # 厨房地面 向下层渗漏: no other story uses it
HOMES = ("house1402", "house1502", "house1602", "house1501", "house301")  # four of 3栋, the fifth of 5栋


def test_neighbours_become_a_cluster(people, site):
    """The rest of the house is quiet about it; each household keeps its own case."""
    manager, gm = people.cs_manager.go("/clusters/"), people.gm
    manager.live()
    numbers = [complains(site, home) for home in HOMES[:2]]
    manager.page.wait_for_timeout(1500)
    assert "厨房地面" not in manager.text("#clusters")

    numbers.append(complains(site, HOMES[2]))
    assert manager.sees("厨房地面", where="#clusters", within=60)
    warned(manager, "群诉观察")
    manager.go(f"/cases/{numbers[0]}/")
    manager.sees("群诉观察", where=".case-aside")
    manager.page.locator(".case-aside a", has_text="3户 →").click()
    manager.page.wait_for_url("**/clusters/*/")
    manager.ready()
    manager.sees("3栋 立面", where="#cluster")
    assert manager.page.locator("td.facade-cell[data-tone=hit] a").count() == 3
    assert severities(site, numbers).isdisjoint({"hot", "major"})
    manager.live()

    numbers += [complains(site, home) for home in HOMES[3:]]
    assert manager.sees("处置中", where=".case-head", within=60)
    warned(gm, "群诉")
    assert eventually(lambda: severities(site, numbers) == {"hot"})
    [cluster] = [c for c in site.get("clusters?state=active", by="gm")["items"] if c["key"] == "H02.02.01"]
    assert (cluster["households"], cluster["level"], cluster["responsible"]["name"]) == (5, "hot", "项目总")

    gm.go(f"/clusters/{cluster['id']}/")
    plans(gm)
    tells_everybody(gm)

    reports(gm, numbers[1])
    repaired(site, numbers[1])
    falls(people.monitor, people.director, numbers[1])
    assert severities(site, [numbers[1]]) == {"normal"}
    assert severities(site, [numbers[0]]) == {"hot"}  # its neighbour's is decided by itself


def complains(site: Site, home: str) -> str:
    """The household of that house calls about its kitchen."""
    phone = f"1390000{HOMES.index(home):04d}"
    return registered(site, "厨房地面往楼下漏水", house=home, customer=None, phone=phone, code=KITCHEN)


def severities(site: Site, numbers: list[str]) -> set[str]:
    return {site.get(f"cases/{number}")["severity"] for number in numbers}


def warned(person, words: str) -> None:
    """The bell has it within a minute."""
    for _ in range(60):
        person.page.goto("/notices/")
        if words in person.text("main"):
            return
        person.page.wait_for_timeout(1000)
    raise AssertionError(f"nobody was told of {words}")


def plans(gm) -> None:
    """Cause and solution are written once for all; the households answer one by one."""
    gm.page.locator('.case-head [hx-get$="/set_plan/"]').first.click()
    gm.page.wait_for_selector("#dialog[open]")
    gm.fills(cause="卫生间防水层未上翻", solution="逐户重做防水并做 48 小时蓄水试验")
    gm.sends()
    gm.sees("逐户重做防水", where=".case-aside")
    gm.page.locator('[hx-get*="/record_answer/"]').first.click()
    gm.page.wait_for_selector("#dialog[open]")
    gm.fills(answer="accepted")
    gm.sends()
    gm.sees("1/5 户（20%）", where=".case-head")


def tells_everybody(gm) -> None:
    """Previewed with its count, sent once, each household in the log."""
    gm.page.locator('[hx-get$="/message/"]').first.click()
    gm.page.wait_for_selector("#dialog[open]")
    gm.fills(text="专家周三上门查漏，周五前告知方案。")
    gm.page.keyboard.press("Control+Enter")
    gm.sees("发送给 5 户", where="#dialog")
    gm.sends()
    gm.sees("发送记录 5 条", where=".case-aside")


def reports(gm, number: str) -> None:
    """Whoever now answers tells his superiors how it goes; the next report is due later."""
    gm.go(f"/cases/{number}/")
    said = {"text": "漏点已查明，防水队周四进场", "next_step": "逐户蓄水试验", "next_on": in_days(2)}
    assert "已报告进展" in gm.does("report_progress", **said)
    gm.sees("漏点已查明")


def repaired(site: Site, number: str) -> None:
    """From dispatch to acceptance by the API."""
    site.post(f"cases/{number}/assign", by="agent")
    site.post(f"cases/{number}/dispatch", by="eng_head", handler=site.ids["handler"])
    site.post(f"cases/{number}/contact", by="handler", content="已致歉，约好上门查看")
    agree(site, number)
    complete(site, number)
    accept(site, number)


def falls(monitor, director, number: str) -> None:
    """The group asks with a reason, a second person of the group agrees; nobody below can."""
    monitor.go(f"/cases/{number}/")
    monitor.does("ask_lower", level="normal", reason="已修好并蓄水 48 小时验收，等待回访")
    director.go(f"/cases/{number}/")
    director.does("lower")
    director.sees("降为一般", where=".timeline")


def eventually(true, seconds: int = 60) -> bool:
    for _ in range(seconds):
        if true():
            return True
        time.sleep(1)
    return False
