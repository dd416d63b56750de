"""Long exports: said before they start, written by a job, watched, private, gone after a week."""

import datetime
import io

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from python_calamine import CalamineWorkbook

from nuanju.cases.models import Case
from nuanju.core.models import Event
from nuanju.core.refusals import Refused
from nuanju.desk.exports import rows, sheet, writing
from nuanju.desk.jobs import sweep_exports, write_export
from nuanju.desk.models import Export
from nuanju.desk.verbs import ask_export
from tests.cases import stories

NOON = "2026-03-09T12:00+08:00"


@pytest.fixture(autouse=True)
def small(monkeypatch, settings, tmp_path):
    """A list is long from the third row on."""
    monkeypatch.setattr(rows, "DIRECT", 2)
    monkeypatch.setattr(rows, "AT_MOST", 4)
    monkeypatch.setattr(rows, "CHUNK", 2)
    monkeypatch.setattr(sheet, "TOLD_EVERY", 1)
    folder = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = settings.STORAGES | {"default": folder}


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def manager(cast, client):
    client.force_login(cast.cs_manager)
    return client


def filed(cast, count: int) -> list[str]:
    """Numbers, the latest first."""
    return [stories.registered(cast, space=f"卧室{i}").number for i in range(count)][::-1]


def lines(answer) -> list[list]:
    sheet = io.BytesIO(b"".join(answer.streaming_content))
    return CalamineWorkbook.from_filelike(sheet).get_sheet_by_index(0).to_python()


def test_a_short_list_comes_at_once(cast, manager):
    numbers = filed(cast, 2)
    assert [line[0] for line in lines(manager.get("/cases/export"))] == ["单号", *numbers]
    assert not Export.objects.exists() and Event.objects.get(kind="cases.exported").data["rows"] == 2


def test_a_long_one_is_written_by_a_job_and_watched(cast, manager, run_jobs):
    numbers = filed(cast, 3)
    page = manager.get("/cases/export?state=registered").content.decode()
    assert "3 行" in page and "状态 已受理" in page and not Export.objects.exists()
    assert manager.post("/cases/export?state=registered", {"command_id": "a"}).headers["Location"] == "/cases/exports/"
    waiting = manager.get("/cases/exports/").content.decode()
    assert "已写 0 / 3 行" in waiting and "every 2s" in waiting and "下载" not in waiting
    run_jobs()
    done = manager.get("/cases/exports/").content.decode()
    assert "已完成" in done and "every 2s" not in done and "3月16日 12:00" in done
    answer = manager.get(f"/cases/exports/{Export.objects.get().pk}/file")
    assert [line[0] for line in lines(answer)] == ["单号", *numbers]
    assert "attachment" in answer.headers["Content-Disposition"]
    event = Event.objects.get(kind="cases.exported")
    assert (event.actor_id, event.data) == (cast.cs_manager.pk, {"rows": 3, "filters": "状态 已受理"})


def test_more_than_a_file_holds_is_said_before_it_starts(cast, manager, run_jobs):
    numbers = filed(cast, 5)
    page = manager.get("/cases/export").content.decode()
    assert "超过 4 行" in page and "更早的不在其中" in page and "导出最近 4 行" in page
    manager.post("/cases/export")
    run_jobs()
    answer = manager.get(f"/cases/exports/{Export.objects.get().pk}/file")
    assert [line[0] for line in lines(answer)] == ["单号", *numbers[:4]]


def test_two_clicks_are_one_export(cast, manager, run_jobs):
    filed(cast, 3)
    for _ in range(2):
        manager.post("/cases/export", {"command_id": "twice"})
    run_jobs()
    assert Export.objects.count() == Event.objects.filter(kind="cases.exported").count() == 1


def test_three_at_a_time(cast, manager):
    filed(cast, 3)
    for _ in range(3):
        ask_export("", by=cast.cs_manager)
    with pytest.raises(Refused, match="exports_waiting"):
        ask_export("", by=cast.cs_manager)
    assert "已有 3 份导出" in manager.post("/cases/export", follow=True).content.decode()
    assert ask_export("", by=cast.director).pk


def test_it_is_its_askers_alone_and_holds_what_he_may_see(cast, manager, client, run_jobs):
    filed(cast, 3)
    theirs = ask_export("", by=cast.stranger)
    run_jobs()
    assert client.get(f"/cases/exports/{theirs.pk}/file").status_code == 404
    assert f"export-{theirs.pk}" not in client.get("/cases/exports/").content.decode()
    client.force_login(cast.stranger)
    assert len(lines(client.get(f"/cases/exports/{theirs.pk}/file"))) == 1


def test_it_shows_how_far_it_has_come(cast, manager):
    filed(cast, 3)
    export, told = ask_export("", by=cast.cs_manager), []
    sheet.write(
        io.BytesIO(), rows.cases(rows.keys("", cast.cs_manager, 9), cast.cs_manager), cast.cs_manager, told.append
    )
    assert told == [1, 2, 3]
    writing.moved(export, written=told[1])
    page = manager.get("/cases/exports/").content.decode()
    assert "已写 2 / 3 行" in page and 'value="66"' in page


def test_a_killed_worker_leaves_no_half_file(cast, manager):
    """What was left of it is neither shown nor kept when the job comes again; a third time does nothing."""
    filed(cast, 3)
    export = ask_export("", by=cast.cs_manager)
    default_storage.save(export.path, ContentFile(b"half"))
    Export.objects.update(written=1)
    assert manager.get(f"/cases/exports/{export.pk}/file").status_code == 404
    write_export(export.pk)
    write_export(export.pk)
    assert len(lines(manager.get(f"/cases/exports/{export.pk}/file"))) == 4
    assert default_storage.listdir("exports")[1] == [f"{export.key}.xlsx"]
    assert Event.objects.filter(kind="cases.exported").count() == 1


def test_a_failed_one_says_so(cast, manager, tmp_path):
    filed(cast, 3)
    export = ask_export("severity=normal", by=cast.cs_manager)
    (tmp_path / "exports").write_text("not a folder")
    with pytest.raises(OSError, match="exports"):
        write_export(export.pk)
    page = manager.get("/cases/exports/").content.decode()
    assert "没有生成" in page and "重新导出" in page and "severity=normal" in page
    assert not Event.objects.filter(kind="cases.exported").exists()


def test_without_progress_it_says_so(cast, manager, now):
    filed(cast, 3)
    ask_export("", by=cast.cs_manager)
    assert "没有进展" not in manager.get("/cases/exports/").content.decode()
    now.shift(datetime.timedelta(minutes=3))
    assert "没有进展" in manager.get("/cases/exports/").content.decode()


def test_a_case_gone_meanwhile_is_left_out_and_the_rest_stays(cast, manager):
    numbers = filed(cast, 3)
    found = rows.keys("", cast.cs_manager, 9)
    Case.objects.filter(number=numbers[1]).update(project=cast.ls)
    assert [c.number for c in rows.cases(found, cast.cs_manager)] == [numbers[0], numbers[2]]


def test_it_goes_after_a_week(cast, manager, run_jobs, now):
    filed(cast, 3)
    old = ask_export("", by=cast.cs_manager)
    run_jobs()
    now.shift(datetime.timedelta(days=6))
    new = ask_export("", by=cast.cs_manager)
    run_jobs()
    now.shift(datetime.timedelta(days=1))
    client_answer = manager.get(f"/cases/exports/{old.pk}/file")
    assert client_answer.status_code in (302, 404)  # the session has ended too
    assert sweep_exports() == 1
    assert list(Export.objects.all()) == [new] and default_storage.listdir("exports")[1] == [f"{new.key}.xlsx"]


def test_the_rows_cost_no_query_each(cast, django_assert_max_num_queries):
    filed(cast, 4)
    found = rows.keys("", cast.cs_manager, 9)
    with django_assert_max_num_queries(2):
        assert len(list(rows.cases(found, cast.cs_manager))) == 4


def test_the_job_runs_alone(cast):
    filed(cast, 3)
    export = ask_export("", by=cast.cs_manager)
    with connection.cursor() as cursor:
        cursor.execute("select lock from procrastinate_jobs where task_name = 'desk.write_export'")
        assert cursor.fetchone()[0] == f"export:{export.pk}"
