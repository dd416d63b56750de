"""The rules' pages: the limit table, the working calendar, the figures, the checklists; each change is a new version from a day on."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine

from nuanju.cases import checklists
from nuanju.cases.figures import figure
from nuanju.sla import queries
from nuanju.sla.models import CalendarDay, CalendarYear, LimitPolicy, WorkingCalendar
from tests.sla.moments import at

pytestmark = pytest.mark.usefixtures("defaults")
CONTACT = "/settings/limits/normal/contact"
VERSION = {"unit": "wh", "hours": "working", "half_share": 50, "warn_share": 80, "effective_on": "2026-03-09"}


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(at("2026-03-06 16:00"), tick=False):
        yield


@pytest.fixture
def director(cast, client):
    client.force_login(cast.director)
    return client


def contact(project, moment):
    return queries.limits("normal", project_id=project.pk, at=at(moment))["contact"].amount


def test_the_table_shows_each_figure_and_what_is_common(director, query_baseline):
    director.get("/settings/limits/")
    with query_baseline("limits"):
        page = director.get("/settings/limits/").content.decode()
    assert "8 工作小时" in page and "0.5 工作小时" in page and "随级别" in page


def test_a_new_version_for_the_group_is_shown_ahead(director, cast):
    done = director.post(CONTACT, VERSION | {"amount": "6"})
    assert done.headers["HX-Redirect"].startswith("/settings/limits/")
    assert (contact(cast.bw, "2026-03-08 10:00"), contact(cast.bw, "2026-03-09 10:00")) == (8, 6)
    assert "3月9日起 6 工作小时" in director.get("/settings/limits/").content.decode()
    assert "未生效" in director.get(CONTACT).content.decode()


def test_a_place_has_its_own_and_the_rest_stays(director, cast):
    director.post(f"{CONTACT}?project={cast.bw.pk}", VERSION | {"amount": "4"})
    assert (contact(cast.bw, "2026-03-09 10:00"), contact(cast.ls, "2026-03-09 10:00")) == (4, 8)
    director.post(f"{CONTACT}?place=region-{cast.region.pk}", VERSION | {"amount": "5"})
    assert (contact(cast.bw, "2026-03-09 10:00"), contact(cast.ls, "2026-03-09 10:00")) == (4, 5)
    assert cast.bw.name in director.get(CONTACT).content.decode()  # the group sees who differs


def test_a_common_figure_becomes_the_rows_own(director, cast):
    director.post("/settings/limits/hot/dispatch", VERSION | {"amount": "1"})
    limits = {row: queries.limits(row, project_id=cast.bw.pk, at=at("2026-03-09 10:00")) for row in ("hot", "normal")}
    assert (limits["hot"]["dispatch"].amount, limits["normal"]["dispatch"].amount) == (1, 2)


def test_a_figure_that_does_not_fit_is_said_beside_it(director):
    refused = director.post(CONTACT, VERSION | {"amount": "6", "effective_on": "2026-03-05"})
    assert refused.status_code == 422 and "不能早于今天" in refused.content.decode()
    assert director.get("/settings/limits/enquiry/solution").status_code == 404
    assert not LimitPolicy.objects.filter(effective_on=date(2026, 3, 5)).exists()


def test_the_month_shows_rest_days_and_make_up_days(director, query_baseline):
    director.get("/settings/calendar/")
    with query_baseline("calendar"):
        page = director.get("/settings/calendar/?month=2026-02").content.decode()
    assert (
        "春节调休" in page
        and "09:00–12:00" in page
        and "13:00–18:00" in page
        and "暂行" not in page.partition("page-aside")[0]
    )
    assert "暂按周一至周五" in director.get("/settings/calendar/?month=2031-10").content.decode()
    assert director.get("/settings/calendar/?month=xx&key=hotline").status_code == 200


def test_hours_of_a_delivery_period(director, cast):
    hours = {"windows": "8:30-12:00，13：00—20:00", "weekdays": list(range(7)), "effective_on": "2026-03-10"}
    done = director.post(f"/settings/calendar/hours?project={cast.bw.pk}", hours | {"until": "2026-03-31"})
    assert done.headers["HX-Redirect"].startswith("/settings/calendar/")
    row = WorkingCalendar.objects.get(project=cast.bw)
    assert row.windows == [["8:30", "12:00"], ["13:00", "20:00"]] and row.until == date(2026, 3, 31)
    days = queries.month(date(2026, 3, 1), project_id=cast.bw.pk)
    assert [d.working for d in days[13:15]] == [True, True]  # a weekend
    refused = director.post("/settings/calendar/hours", hours | {"windows": "18:00-9:00"})
    assert refused.status_code == 422 and "不重叠" in refused.content.decode()


def test_a_single_day_is_closed(director, cast):
    director.post(
        f"/settings/calendar/day?project={cast.bw.pk}", {"day": "2026-03-11", "working": "0", "name": "台风停工"}
    )
    assert CalendarDay.objects.get(day=date(2026, 3, 11)).project == cast.bw
    assert "台风停工" in director.get(f"/settings/calendar/?project={cast.bw.pk}").content.decode()
    assert "台风停工" not in director.get("/settings/calendar/").content.decode()


def test_a_year_not_published_is_typed(director):
    year = date.today().year + 1
    assert director.post(f"/settings/calendar/years/{year}", {"rest": ""}).status_code == 422
    typed = {"rest": "元旦 1月1日至1月3日\n春节 2-6~2-12", "work": "2-20\n2-28"}
    assert director.post(f"/settings/calendar/years/{year}", typed).headers["HX-Redirect"]
    assert CalendarYear.objects.filter(year=year).exists()
    days = {d.day: d for d in queries.month(date(year, 2, 1), project_id=None)}
    assert (days[date(year, 2, 12)].name, days[date(year, 2, 12)].working) == ("春节", False)
    assert days[date(year, 2, 20)].working and days[date(year, 2, 20)].unusual == "on"
    unread = director.post(f"/settings/calendar/years/{year}", {"rest": "春节 2-30"})
    assert unread.status_code == 422 and "日期不对" in unread.content.decode()


def test_a_figure_gets_a_new_version(director, cast, query_baseline):
    with query_baseline("figures"):
        page = director.get("/settings/figures/").content.decode()
    assert "关闭后多少天内可以重开" in page
    assert (
        director.post("/settings/figures/reopen_days", {"value": "60", "effective_on": "2026-03-09"}).status_code == 200
    )
    assert (figure("reopen_days", date(2026, 3, 8)), figure("reopen_days", date(2026, 3, 9))) == (90, Decimal(60))
    twice = director.post("/settings/figures/reopen_days", {"value": "61", "effective_on": "2026-03-09"})
    assert twice.status_code == 422 and "这一天已有一个版本" in twice.content.decode()
    assert "3月9日起 60" in director.get("/settings/figures/").content.decode()
    assert director.get("/settings/figures/nothing").status_code == 404


def test_a_checklist_gets_a_new_version(director, cast, query_baseline):
    director.get("/settings/checklists/")
    with query_baseline("checklists"):
        page = director.get("/settings/checklists/").content.decode()
    assert "R3 渗漏及隐蔽维修" in page and "蓄水或淋水试验后无渗漏" in page
    given = {"items": "问题已消除\r\n\r\n业主在场确认", "effective_on": "2026-03-09"}
    assert director.post("/settings/checklists/R1", given).headers["HX-Redirect"] == "/settings/checklists/"
    assert checklists.items_of("R1", date(2026, 3, 9)) == ["问题已消除", "业主在场确认"]
    assert checklists.items_of("R1", date(2026, 3, 8)) == checklists.DEFAULTS["R1"]
    twice = director.post("/settings/checklists/R1", given | {"items": "另一条"})
    assert twice.status_code == 422 and "这一天已有一个版本" in twice.content.decode()
    assert "3月9日起 2 项" in director.get("/settings/checklists/").content.decode()
    assert "未生效" in director.get("/settings/checklists/R1").content.decode()
    assert director.get("/settings/checklists/R9").status_code == 404
