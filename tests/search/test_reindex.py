"""`bin/nuanju reindex`: everything, or the kinds named."""

import argparse

from nuanju.config.commands import reindex_
from nuanju.search.models import SearchRow


def run(*kinds) -> int:
    parser = argparse.ArgumentParser()
    reindex_.arguments(parser)
    return reindex_.run(parser.parse_args(kinds))


def test_it_reads_everything_and_says_so(cast, capsys):
    assert run() == 0
    assert SearchRow.objects.filter(kind="customer").count() == 6
    assert "customer 6 条" in capsys.readouterr().out


def test_an_unknown_kind_changes_nothing(cast, capsys):
    assert run("dogs") == 2
    assert "没有这些类别：dogs" in capsys.readouterr().out
    assert not SearchRow.objects.exists()
