"""The side roads: merged, reopened, withdrawn, closed specially, paused — each with the people it needs."""

import datetime

from tests.journeys.people import photo
from tests.journeys.scenes import closed, contacted, in_days, in_progress, registered


def test_a_double_entry_is_merged(people, site):
    first = registered(site, "主卫门口往外渗水")
    second = registered(site, "卫生间门口那里一直有水")
    agent = people.agent.go(f"/cases/{second}/")
    agent.does("merge", into=first, reason="同一户同一处，重复登记")
    agent.sees(f"本单已并入 {first}")
    agent.go(f"/cases/{first}/").sees("已并入本单")


def test_it_came_back(people, site):
    number = closed(site, "厨房烟道倒灌")
    agent = people.agent.go(f"/cases/{number}/")
    agent.does("reopen", reason="才过一周又倒灌了")
    agent.sees("返工", where=".case-head")
    people.phone("handler").go("/tasks/").sees("厨房烟道倒灌")


def test_withdrawn_with_the_lead(people, site):
    number = registered(site, "楼道声控灯太亮")
    agent, lead = people.agent.go(f"/cases/{number}/"), people.lead.go("/agent/lead")
    lead.live()
    agent.does("ask_cancel", evidence="客户来电说不用处理了")
    agent.sees("等待班长确认")
    row = lead.page.locator("tr", has_text=number)
    row.wait_for()
    lead.sees(number)
    row.get_by_role("button", name="同意撤销").click()
    lead.page.wait_for_selector("#dialog[open]")
    lead.sends()
    agent.sees("已撤销", where=".case-head")


def test_closed_specially_by_who_may(people, site):
    number = contacted(site, "要求赔偿装修损失二十万", code="H09.01.01.01", house="house1502")
    handler, gm = people.handler.go(f"/cases/{number}/"), people.gm
    handler.asks("propose_special")
    handler.fills(reason="litigation", evidence="法院已立案，案号见附件")
    handler.uploads("photos", photo())
    handler.sends()
    handler.sees("等待审批")
    gm.go(f"/cases/{number}/")
    gm.does("special_close")
    gm.sees("特殊关闭", where=".case-head")


def test_paused_and_the_clocks_prove_it(people, site):
    """Nine days of evenings, a weekend and a pause: the pieces add up to the whole, second by second."""
    since = (datetime.datetime.now().astimezone() - datetime.timedelta(days=9)).isoformat()
    number = in_progress(site, "主卫地砖缝一直返潮", registered_by="director", registered_at=since)
    handler, head = people.handler.go(f"/cases/{number}/"), people.eng_head.go(f"/cases/{number}/")
    head.live()
    handler.does(
        "ask_pause", reason="made_to_order_material", evidence="同批次瓷砖需订货，供货单见附件", resume_on=in_days(2)
    )
    head.sees("申请挂起")
    head.does("decide_pause", approved="1")
    head.sees("已挂起", where=".case-head")
    handler.does("resume")
    handler.page.locator(".case-head", has_text="已挂起").wait_for(state="detached")
    _proofs_add_up(head, site, number)


def _proofs_add_up(head, site, number: str) -> None:
    head.go(f"/cases/{number}/clocks/")
    head.pictures("clock-proof")
    clocks = [c for c in site.get(f"cases/{number}")["clocks"] if not c["cancelled_at"]]
    shown = head.page.locator("details.proof").all_inner_texts()
    assert len(shown) == len(clocks) >= 5
    for clock in clocks:
        pieces = clock["proof"]
        ends = [datetime.datetime.fromisoformat(p["end"]) for p in pieces]
        starts = [datetime.datetime.fromisoformat(p["start"]) for p in pieces]
        assert starts[1:] == ends[:-1], f"{clock['label']}: a gap or an overlap"
        whole = (ends[-1] - starts[0]).total_seconds()
        assert abs(sum(p["seconds"] for p in pieces) - whole) < 1, clock["label"]
    paused = {p["state"] for c in clocks for p in c["proof"]}
    assert {"counted", "paused"} <= paused
