"""`bin/nuanju replay`: prints, in a transaction that refuses every write; a bad file or date gets a clear sentence."""

import argparse
import datetime
import json

import pytest
import time_machine
from django.db import connection
from django.db.utils import InternalError

from nuanju.cases import verbs
from nuanju.cases.models import Case
from nuanju.cases.severity import media
from nuanju.cases.severity.replay import thresholds
from nuanju.cases.severity.replay.review import read_only
from nuanju.cases.severity.rules import Rules
from nuanju.config.commands import replay_
from tests.cases import stories

PERIOD = ["--from", "2026-03-01", "--to", "2026-03-31"]


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    replay_.arguments(parser)
    return replay_.run(parser.parse_args([*PERIOD, *words]))


def every_row() -> dict[str, str]:
    """A fingerprint of every table of the database."""
    with connection.cursor() as cursor:
        found = {}
        for table in connection.introspection.table_names():
            cursor.execute(
                f"select md5(coalesce(string_agg(t::text, chr(10) order by t::text), '')) from \"{table}\" t"
            )
            found[table] = cursor.fetchone()[0]
    return found


@pytest.mark.django_db(transaction=True)
def test_it_prints_and_touches_nothing(cast, defaults, capsys, tmp_path):
    with time_machine.travel("2026-03-09T10:00+08:00", tick=False) as clock:
        case = stories.dispatched(cast, code="H01.02.01.01")
        clock.shift(datetime.timedelta(days=2))
        verbs.chase(case, words="没人联系我", by=cast.agent)
        clock.shift(datetime.timedelta(days=20))
        before, rules = every_row(), tmp_path / "rules.yaml"
        rules.write_text("same: [2, 4, 6]\ndelay: [4, 8, 16]\n", encoding="utf-8")
        assert run() == 0
        plain = capsys.readouterr().out
        assert run("--rules", str(rules), "--json") == 0
        figures = json.loads(capsys.readouterr().out)
        assert every_row() == before
    assert "重演 2026-03-01 至 2026-03-31 受理的诉求 1 件。规则：各件受理当日生效的级别规则" in plain
    assert figures["levels"]["major"] == {  # late from Tue 10 10:00: 16 days are Thu 26 10:00, 17 after the registration
        "peak": 1, "recorded": 0, "reached": 1, "wait_median_hours": 408.0, "wait_p90_hours": 408.0,
    }  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_within_it_the_database_refuses_to_write(cast, defaults):
    stories.registered(cast)
    with pytest.raises(InternalError, match="read-only"), read_only():
        Case.objects.update(title="x")


KNOWN = (
    "same、others、delay、media、window_days、media_views、media_interactions、media_outlets、media_local、"
    "government_households、government_days"
)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("others: [5, 3, 10]", "others（不同客户同类问题）应是三个递增的整数（重要、热点、重大），在 2 到 1000 之间，现在是 [5, 3, 10]"),
        ("media: [1, 2, 5]", "media（媒体级别）应是三个递增的整数（重要、热点、重大），在 1 到 4 之间，现在是 [1, 2, 5]"),
        ("same: 3", "same（同一客户同一事件）应是三个递增的整数（重要、热点、重大），在 2 到 1000 之间，现在是 3"),
        ("delay: [1.5, 2, 3]", "delay（延误天数）应是三个递增的整数（重要、热点、重大），在 1 到 1000 之间，现在是 [1.5, 2, 3]"),
        ("window_days: 0", "window_days（统计天数）应是 1 到 1000 的整数，现在是 0"),
        ("other: [1, 2, 3]", f"规则文件里有不认识的名称：other。可用的名称：{KNOWN}"),
        ("media_views: [5, 3, 10]", "media_views 应是 3 个递增的整数，最大 1000000000，现在是 [5, 3, 10]"),
        ("media_outlets: [3]", "media_outlets 应是 2 到 1000 的整数，现在是 [3]"),
        ("- 1", "规则文件应写成“名称: 数值”，例如 others: [2, 4, 8]"),
        ("", "规则文件应写成“名称: 数值”，例如 others: [2, 4, 8]"),
        ("{", "规则文件不是 YAML 或 JSON：{file}"),
    ],
)  # fmt: skip
def test_a_bad_file_says_what_is_wrong(db, tmp_path, text, why):
    file = tmp_path / "rules.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(thresholds.BadRules) as said:
        thresholds.read(file, datetime.date(2026, 3, 9))
    assert str(said.value) == why.replace("{file}", str(file))


def test_what_the_file_leaves_out_is_as_in_force(db, tmp_path):
    file = tmp_path / "rules.json"
    file.write_text('{"others": [2, 4, 8], "window_days": 14}', encoding="utf-8")
    assert thresholds.read(file, datetime.date(2026, 3, 9)) == Rules(others=(2, 4, 8), window_days=14, number=0)
    file.write_text('{"media_views": [5, 6, 7], "government_days": 3}', encoding="utf-8")
    loud = media.Loudness(views=(5, 6, 7), days=3)
    assert thresholds.read(file, datetime.date(2026, 3, 9)) == Rules(loud=loud, number=0)


def test_a_file_that_is_not_there(db, tmp_path):
    with pytest.raises(thresholds.BadRules, match="读不了规则文件"):
        thresholds.read(tmp_path / "none.yaml", datetime.date(2026, 3, 9))


def test_dates(db, capsys):
    parser = argparse.ArgumentParser()
    replay_.arguments(parser)
    assert replay_.run(parser.parse_args(["--from", "2026-03-02", "--to", "2026-03-01"])) == 1
    assert "--to 不能早于 --from" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        parser.parse_args(["--from", "3月1日", "--to", "2026-03-01"])
    assert "日期应写成 2026-01-31：3月1日" in capsys.readouterr().err
