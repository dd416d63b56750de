"""The monitoring centre sees what is new within five seconds; the wall outlives its server."""

import datetime

from tests.journeys.people import a_second
from tests.journeys.scenes import LEAK

POLL = 5


def filed(site, words: str, **fields) -> str:
    """By the API, as whoever may date it back."""
    given = {"project": "BW", "text": words, "code": LEAK, "house": site.ids["house1502"], "phone": "13812345678"}
    return site.post("cases", by="admin", **given | fields)["number"]


def figure(person, key: str) -> int:
    return int(person.page.locator(f'[data-figure="{key}"]').get_attribute("data-count"))


def grows(person, key: str, before: int) -> None:
    """Within one poll and the time a request takes."""
    more = person.page.locator(f'[data-figure="{key}"][data-count="{before + 1}"]')
    more.wait_for(timeout=(POLL + 1) * 1000 * a_second())


def test_a_new_hot_and_a_new_overdue_case_come_up_by_themselves(people, site):
    monitor = people.monitor.go("/")
    monitor.press("g", "m")
    monitor.page.wait_for_url("**/monitor/")
    hot = figure(monitor, "hot")
    number = filed(site, "阳台栏杆松动，孩子摔伤了", forced=["injury"])
    grows(monitor, "hot", hot)
    monitor.sees("阳台栏杆松动")

    late = figure(monitor, "overdue")
    weeks_ago = (datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=21)).isoformat()
    filed(site, "三周前就说过的漏水", registered_at=weeks_ago, house=site.ids["house1402"])
    grows(monitor, "overdue", late)

    monitor.page.locator('[data-figure="hot"]').click()
    monitor.page.wait_for_url("**/cases/?**")
    monitor.page.locator(f"tr[data-href*='{number}']").wait_for()
    assert monitor.page.locator("[data-rows] tbody tr").count() == hot + 1


def test_down_to_the_project_and_pressed_from_there(people, site):
    filed(site, "地下室返潮发霉", forced=["structure"], house=site.ids["house1602"])
    monitor = people.monitor.go("/monitor/")
    monitor.page.locator("tr[data-href*='region='] a").first.click()
    monitor.page.locator("tr[data-href*='city='] a").first.click()
    monitor.page.locator(".health-grid a", has_text="碧湾").click()
    monitor.sees("碧湾花园监控台")
    monitor.page.locator("tr", has_text="地下室返潮发霉").get_by_text("督办").first.click()
    monitor.page.wait_for_selector("#dialog[open]")
    monitor.page.wait_for_timeout(6_000)  # the board has been fetched anew meanwhile: what is being typed stays
    monitor.fills(ask="今天下班前派人到场，拍照回复")
    monitor.sends()


def test_the_wall_outlives_its_server(people, site):
    monitor = people.monitor.go("/wall/")
    monitor.page.get_by_text("新建链接").click()
    monitor.page.wait_for_selector("#dialog[open]")
    monitor.fills(name="监控室")
    monitor.page.keyboard.press("Control+Enter")
    address = monitor.page.get_by_text("打开大屏").first.get_attribute("href")

    screen = people.stranger_with_phone()  # nobody's browser: no login
    screen.page.set_viewport_size({"width": 1920, "height": 1080})
    screen.page.goto(address)
    waiting = screen.page.locator(".wall-figures b").first
    before = int(waiting.inner_text())
    fits = "document.documentElement.scrollHeight <= innerHeight && document.documentElement.scrollWidth <= innerWidth"
    assert screen.page.evaluate(fits)
    size = "parseFloat(getComputedStyle(document.querySelector('.wall-figures b')).fontSize)"
    assert screen.page.evaluate(size) >= 96

    for person in (screen, monitor):
        person.faults_expected("ERR_|Failed to load resource|htmx:sendError")
    with site.without("web"):
        screen.sees("数据停在", where=".wall-lost", within=2 * POLL)
        assert int(waiting.inner_text()) == before  # the last figures stay
    screen.page.locator(".wall-lost").wait_for(state="hidden", timeout=40_000)
    filed(site, "大屏恢复之后的新诉求", house=site.ids["house1402"])
    screen.page.locator(".wall-figures b").first.get_by_text(str(before + 1), exact=True).wait_for(timeout=12_000)

    monitor.page.on("dialog", lambda dialog: dialog.accept())
    monitor.go("/wall/")
    monitor.page.get_by_role("button", name="停用").first.click()
    screen.sees("已停用", where=".wall-lost", within=2 * POLL)


def test_two_walls_turn_at_the_same_second(people, site):
    """Browsers whose clocks differ by minutes show the same second, the server's."""
    monitor = people.monitor.go("/wall/")
    monitor.page.get_by_text("新建链接").click()
    monitor.page.wait_for_selector("#dialog[open]")
    monitor.fills(name="另一面墙")
    monitor.page.keyboard.press("Control+Enter")
    address = monitor.page.get_by_text("打开大屏").first.get_attribute("href")
    shown = []
    for hours in (0, 3):
        context = people.browser.new_context(base_url=site.url)
        page = context.new_page()
        page.add_init_script(f"const real = Date.now; Date.now = () => real() + {hours} * 3600e3;")
        page.goto(address)
        page.locator(".wall-clock:not(:empty)").wait_for()
        shown.append((page, context))
    read = [page.locator(".wall-clock").inner_text() for page, _ in shown]
    moments = [datetime.datetime.strptime(text, "%H:%M:%S") for text in read]
    for _, context in shown:
        context.close()
    assert abs((moments[0] - moments[1]).total_seconds()) <= 2
