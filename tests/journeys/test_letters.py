"""Real letters, when their file is at hand: brought in by the command, one driven through the whole loop by hand."""

import os
import pathlib

import pytest
import python_calamine
import xlsxwriter

from tests.journeys.people import photo
from tests.journeys.scenes import in_days

FILE = pathlib.Path(
    os.environ.get("NUANJU_LETTERS")
    or pathlib.Path(__file__).resolve().parents[3] / "shared" / "data" / "citizen-letters-2019.xlsx"
)
SOME, OPEN = 60, 40
FINEST = 3  # points in a code of the fifth level
NO_REPAIR = ("enquiry", "suggestion", "praise")
pytestmark = pytest.mark.skipif(not FILE.exists(), reason=f"no {FILE.name} here; NUANJU_LETTERS names it")


def test_a_letter_through_the_whole_loop(people, site, tmp_path):
    told = site.command("import", "letters", str(_some(tmp_path)), "--open", str(OPEN), "--project", "BW")
    assert f"其中未结 {OPEN} 封" in told
    admin = people.admin.go("/cases/?channel=letter&open=true")
    admin.sees(f"共 {OPEN} 件")
    number, code = _a_repair(site)
    agent = people.agent.go(f"/cases/{number}/")
    agent.asks("classify")
    agent.page.locator("#dialog [role=combobox]").fill(code)
    agent.page.locator(f"#dialog [role=option][data-value='{code}']").click()
    agent.fills(reason="按来信内容定性")
    agent.sends()
    agent.does("assign", port="engineering")
    head = people.eng_head.go("/port/")
    head.walks_to(number)
    head.does("dispatch", handler=str(site.ids["handler2"]))
    _work(people.phone("handler2"), number)
    engineer = people.engineer.go(f"/cases/{number}/")
    engineer.asks("accept")
    for box in engineer.page.locator("#dialog [name=checklist-ok]").all():
        box.check()
    engineer.fills(test_record="淋水两小时无渗漏", note="按来信逐条核对")
    engineer.sends()
    _no_way_to_call_back(people.agent2, number)


def _some(folder: pathlib.Path) -> pathlib.Path:
    """Those that speak of repairs and the last ones of the file: enough for the story, and quick."""
    head, *rows = python_calamine.CalamineWorkbook.from_path(FILE).get_sheet_by_index(0).to_python()
    subject = head.index("留言主题")
    rows.sort(key=lambda row: any(word in row[subject] for word in ("漏水", "渗水", "开裂", "电梯")))
    few = folder / "letters.xlsx"
    with xlsxwriter.Workbook(few, {"default_date_format": "yyyy-mm-dd hh:mm:ss"}) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate([head, *rows[-SOME:]]):
            sheet.write_row(at, 0, row)
    return few


def _a_repair(site) -> tuple[str, str]:
    """The open letter that speaks most clearly of something to be repaired, and the first suggestion for it."""
    found = []
    for case in site.get("cases?channel=letter&open=true&size=100")["items"]:
        first = next(iter(site.get(f"cases/{case['number']}")["suggestions"]), None)
        if first and first["warranty_key"] and first["code"].count(".") == FINEST and case["kind"] not in NO_REPAIR:
            found.append((first["score"], case["number"], first["code"]))
    return max(found)[1:]


def _work(handler, number: str) -> None:
    handler.go(f"/cases/{number}/")
    handler.does("contact", method="visit", content="已到小区与来信人当面核实")
    handler.does(
        "agree", cause="施工缺陷", measure="按规范返修", cost_bearer="contractor", promised_on=in_days(12),
        consent="signature",
        consent_note="客户在返修单上签字",
    )  # fmt: skip
    handler.asks("complete")
    handler.fills(
        work="已返修完毕", cause="workmanship", persons_text="王师傅", materials="防水涂料 5kg", no_contractor="1"
    )
    handler.uploads("photos_before", photo("gray", "前.jpg"))
    handler.uploads("photos_after", photo("white", "后.jpg"))
    handler.sends()


def _no_way_to_call_back(agent, number: str) -> None:
    """A letter without a phone ends by rule T16, and says so."""
    agent.go(f"/follow-ups/{number}/")
    agent.page.get_by_role("button", name="未接通关闭").click()
    agent.sees("未接通关闭", where="#toasts")
    agent.go(f"/cases/{number}/").sees("多次回访未接通，关闭", where=".timeline")
