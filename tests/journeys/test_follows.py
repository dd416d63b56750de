"""What one does appears at the other within a second: on every queue, the case page, the rail and the bell."""

from tests.journeys.people import Person
from tests.journeys.scenes import accept, complete, dispatched, goes_on_shift, in_progress, registered
from tests.journeys.site import Site


def watching(person: Person, path: str) -> Person:
    """The page is open and hears of others."""
    person.go(path).live()
    return person


def reassigned(site: Site, number: str) -> None:
    seen = site.get(f"cases/{number}")["version"]
    site.post(f"cases/{number}/reassign", by="eng_head", handler=site.ids["handler2"], reason="甲请假", seen=seen)


def row(number: str) -> str:
    return f"tr[data-href*='{number}']"


def test_the_agents_own_queue(people, site):
    agent = watching(people.agent, "/agent/?tab=mine")
    number = registered(site, "北卧室飘窗渗水")
    agent.sees("北卧室飘窗渗水", within=1, where="#queue")
    site.post(f"cases/{number}/assign", by="agent2")
    agent.sees("待派工", within=1, where=row(number))
    site.post(f"cases/{number}/dispatch", by="eng_head", handler=site.ids["handler"])
    agent.sees("待联系", within=1, where=row(number))


def test_the_queue_of_assignments_empties_for_the_other_agent(people, site):
    first, second = watching(people.agent, "/agent/"), watching(people.agent2, "/agent/")
    number = registered(site, "玄关柜门关不上", by="engineer")
    for agent in (first, second):
        agent.sees("玄关柜门关不上", within=1, where="#queue")
    site.post(f"cases/{number}/assign", by="agent")
    for agent in (first, second):
        agent.misses(row(number), within=1)


def test_the_follow_up_queue(people, site):
    number = in_progress(site, "阳台地砖空鼓", registered_by="agent")
    complete(site, number)
    first, second = watching(people.agent2, "/follow-ups/"), watching(people.lead, "/follow-ups/")
    accept(site, number)
    for person in (first, second):
        person.sees("阳台地砖空鼓", within=1, where="#queue")
    site.post(f"cases/{number}/close", by="agent2", rating=5)
    for person in (first, second):
        person.misses(row(number), within=1)


def test_the_leads_page(people, site):
    number = registered(site, "单元门禁不灵")
    lead, agent = watching(people.lead, "/agent/lead"), people.agent2
    site.post(f"cases/{number}/ask_cancel", by="agent", evidence="客户来电说自己修好了")
    lead.sees("单元门禁不灵", within=1, where="#lead")
    goes_on_shift(agent)
    lead.sees("坐席乙", within=1, where="#lead .panel:has(.seat-dot)")
    call = site.ring("13500005678", agent="agent2")
    site.post(f"calls/{call}/events", kind="answered", agent="agent2")
    lead.sees("通话中", within=1, where="#lead .panel:has(.seat-dot)")
    site.post(f"calls/{call}/events", kind="ended")
    lead.sees("空闲", within=1, where="#lead tr:has-text('坐席乙')")
    site.post(f"cases/{number}/cancel", by="lead")
    lead.misses(row(number), within=1)


def test_the_handlers_tasks_on_his_phone(people, site):
    handler, other = watching(people.phone("handler"), "/tasks/"), watching(people.phone("handler2"), "/tasks/")
    number = dispatched(site, "书房窗户把手掉了")
    handler.sees("书房窗户把手掉了", within=1, where="#tasks")
    reassigned(site, number)
    other.sees("书房窗户把手掉了", within=1, where="#tasks")
    handler.misses(f"#tasks a[href*='{number}']", within=1)


def test_the_engineers_list_of_what_to_accept(people, site):
    number = in_progress(site, "儿童房墙面开裂")
    engineer = watching(people.engineer, "/tasks/")
    complete(site, number)
    engineer.sees("儿童房墙面开裂", within=1, where="#tasks section:has-text('等我验收')")
    accept(site, number)
    engineer.misses(f"#tasks a[href*='{number}']", within=1)


def test_the_list_of_cases_and_how_many_there_are(people, site):
    head = watching(people.eng_head, "/cases/")
    before = head.text("#cases-count")
    number = registered(site, "电梯厅吊顶掉灰")
    head.sees("电梯厅吊顶掉灰", within=1, where="#cases")
    assert head.text("#cases-count") != before and head.text("#cases-count") in head.text("#cases-pager")
    site.post(f"cases/{number}/assign", by="agent")
    head.sees("待派工", within=1, where=row(number))


def test_the_case_page_its_story_and_its_buttons(people, site):
    number = registered(site, "厨房台面开裂")
    head, handler = watching(people.eng_head, f"/cases/{number}/"), people.handler
    site.post(f"cases/{number}/assign", by="agent")
    head.sees("指派给工程端口", within=1, where=".timeline")
    head.sees("派工", where=".case-actions")
    watching(handler, "/tasks/")
    site.post(f"cases/{number}/dispatch", by="eng_head", handler=site.ids["handler"])
    head.sees("派工给处理人甲", within=1, where=".timeline")
    head.misses("#case [hx-get$='/dispatch/']", within=1)
    watching(handler, f"/cases/{number}/")
    handler.faults_expected("(status of|Status Error Code) 404")  # he may not see it any more
    reassigned(site, number)
    head.sees("改派给处理人乙", within=1, where=".timeline")
    handler.misses("#case [hx-get$='/contact/']", within=1)


def test_the_customers_page(people, site):
    agent = watching(people.agent, f"/customers/{site.ids['owner']}/")
    number = registered(site, "次卧木地板起拱", by="engineer")
    agent.sees("次卧木地板起拱", within=1, where="#customer")
    site.post(f"cases/{number}/assign", by="agent2")
    agent.sees("待派工", within=1, where=row(number))


def test_the_figures_of_the_rail_on_a_page_that_shows_no_cases(people, site):
    """The rail of the desk, the bottom bar of the phone; the page itself knows nothing of cases."""
    agent, head = watching(people.agent, "/knowledge/"), watching(people.eng_head, "/knowledge/")
    phone = watching(people.phone("handler"), "/knowledge/")
    queue, desk = figure(agent, "agent"), figure(head, "dispatch")
    tasks = figure(phone, "tasks", ".bottombar")
    number = registered(site, "信报箱锁坏了")
    agent.sees(str(queue + 1), within=1, where=".frame > .rail a:has([data-count=agent])")
    site.post(f"cases/{number}/assign", by="agent2")
    head.sees(str(desk + 1), within=1, where=".frame > .rail a:has([data-count=dispatch])")
    assert agent.waits_for(lambda: figure(agent, "agent") == queue, within=1)
    site.post(f"cases/{number}/dispatch", by="eng_head", handler=site.ids["handler"])
    phone.sees(str(tasks + 1), within=1, where=".bottombar a:has([data-count=tasks])")
    assert head.waits_for(lambda: figure(head, "dispatch") == desk, within=1)


def figure(person: Person, key: str, where: str = ".frame > .rail") -> int:
    return int(person.page.locator(f"{where} [data-count={key}]").inner_text() or 0)


def test_the_bell_rings_for_who_was_named(people, site):
    handler = watching(people.handler, "/knowledge/")
    before = bell(handler)
    number = registered(site, "车位地锁失灵")
    site.post(f"cases/{number}/assign", by="agent")
    site.post(f"cases/{number}/dispatch", by="eng_head", handler=site.ids["handler"])
    assert handler.waits_for(lambda: bell(handler) > before, within=1)


def bell(person: Person) -> int:
    shown = person.page.locator("#bell .count")
    return int(shown.inner_text()) if shown.count() else 0
