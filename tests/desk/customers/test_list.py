"""The list of customers: filters in the URL, count, keyset pages, export at once and by the job."""

import datetime
import io

import pytest
import time_machine
from python_calamine import CalamineWorkbook

from nuanju.core import paging
from nuanju.core.models import Event
from nuanju.customers import in_segment, queries
from nuanju.customers.choices import PartyRole, Segment
from nuanju.customers.models import Customer, Household, HouseParty, KeyCustomer
from nuanju.desk.exports import rows
from nuanju.desk.models import Export
from nuanju.estate.models import House

NOON = "2026-03-31T12:00+08:00"  # the last day of a month: where counting months is hardest


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def desk(cast, client):
    client.force_login(cast.agent)
    return client


def names(answer) -> set[str]:
    return {p.customer.name for p in answer.context["people"]}


def test_the_filters_narrow_each_other_and_stand_as_chips(cast, desk):
    KeyCustomer.objects.create(customer=cast.owner, reason="media", level="key")
    everybody = names(desk.get("/customers/"))
    assert cast.owner.name in everybody and len(everybody) > 3
    assert names(desk.get("/customers/?watch=key")) == {cast.owner.name}
    assert names(desk.get("/customers/?watch=key&project=LS")) == set()
    page = desk.get(f"/customers/?watch=key&project={cast.bw.code}&role=buyer")
    assert names(page) == {cast.owner.name}
    body = page.content.decode()
    assert "重点关注" in body and "共 1 位" in body
    assert f"/customers/export?project={cast.bw.code}&amp;role=buyer&amp;watch=key" in body


def test_a_value_nobody_knows_is_left_out(cast, desk):
    assert names(desk.get("/customers/?segment=eternal&kind=x&verified=perhaps")) == names(desk.get("/customers/"))


def test_words_and_filters_together(cast, desk):
    assert names(desk.get("/customers/?q=5678&role=family")) == {"家属乙"}


def test_pages_go_on_and_back(cast, desk, monkeypatch):
    for n in range(5):
        Customer.objects.create(name=f"翻页{n}", project=cast.bw)
    whole = paging.page
    monkeypatch.setattr(paging, "page", lambda *args, **more: whole(*args, **more | {"size": 2}))
    first = desk.get("/customers/?q=翻页")
    assert [p.customer.name for p in first.context["people"]] == ["翻页4", "翻页3"]
    second = desk.get("/customers/", {"q": "翻页", "after": first.context["page"].next})
    assert [p.customer.name for p in second.context["people"]] == ["翻页2", "翻页1"]
    assert "共 5 位" in second.content.decode() and "回到第一页" in second.content.decode()
    back = desk.get("/customers/", {"q": "翻页", "before": second.context["page"].prev})
    assert [p.customer.name for p in back.context["people"]] == ["翻页4", "翻页3"]


DAYS = ("2026-03-31", "2026-04-01", "2025-04-01", "2025-03-31", "2025-03-30", "2024-04-01", "2024-03-31", "2020-02-29")


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("today", ["2026-03-31", "2026-02-28", "2024-02-29", "2026-03-30"])
def test_the_filter_says_the_same_segment_as_the_person(cast, day, today, now):
    now.move_to(f"{today}T12:00+08:00")
    House.objects.filter(pk=cast.house1502.pk).update(handover_on=day)
    Household.objects.filter(house=cast.house1502).update(started_on="2019-01-01")
    on = datetime.date.fromisoformat(today)
    said = queries.person(Customer.objects.get(pk=cast.owner.pk)).segment
    found = [s for s in Segment if Customer.objects.filter(in_segment.of(s, on), pk=cast.owner.pk).exists()]
    assert found == [said]


def test_every_customer_has_the_segment_he_is_found_by(cast):
    other = Household.objects.filter(ended_on=None).exclude(house=cast.house1502).first()
    HouseParty.objects.create(
        project=other.project, household=other, customer=cast.owner, role=PartyRole.CO_OWNER, started_on="2020-01-01"
    )
    for person in queries.persons(Customer.objects.all()):
        here = Customer.objects.filter(pk=person.customer.pk)
        found = [s for s in Segment if here.filter(in_segment.of(s, datetime.date(2026, 3, 31))).exists()]
        assert found == ([person.segment] if person.segment else []), person.customer


def lines(answer) -> list[list]:
    sheet = io.BytesIO(b"".join(answer.streaming_content))
    return CalamineWorkbook.from_filelike(sheet).get_sheet_by_index(0).to_python()


def test_a_short_list_is_exported_at_once_with_masked_numbers(cast, desk):
    table = lines(desk.get("/customers/export?q=5678&role=buyer"))
    assert table[0][:3] == ["姓名", "类别", "电话"]
    mine = next(line for line in table if line[0] == "业主甲")
    assert "138****5678" in mine[2] and "1502" in mine[3]
    assert Event.objects.get(kind="customers.exported").data["filters"] == "身份 买受人"


def test_a_long_one_is_written_by_the_job(cast, desk, run_jobs, monkeypatch, settings, tmp_path):
    folder = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = settings.STORAGES | {"default": folder}
    monkeypatch.setattr(rows, "DIRECT", 1)
    asked = desk.get("/customers/export").content.decode()
    assert "导出客户" in asked and 'action="/customers/export' in asked
    assert desk.post("/customers/export", {"command_id": "c1"}).headers["Location"] == "/cases/exports/"
    run_jobs()
    export = Export.objects.get()
    assert (export.kind, export.done_at is not None, str(export)[:4]) == ("customers", True, "客户清单")
    table = lines(desk.get(f"/cases/exports/{export.pk}/file"))
    assert len(table) - 1 == Customer.objects.visible_to(cast.agent).current().count()


def test_whoever_may_not_see_customers_may_not_take_them(cast, client):
    client.force_login(cast.handler)
    assert client.get("/customers/export").status_code == 403
    assert client.post("/customers/export", {"command_id": "x"}).status_code == 403
